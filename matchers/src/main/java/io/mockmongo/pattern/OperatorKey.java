package io.mockmongo.pattern;

import io.mockmongo.bson.Fields;
import org.bson.BsonValue;

/**
 * The key of an operator.
 *
 * @param name what is written
 * @param shape in words what must stand behind it
 */
record OperatorKey(String name, String shape) {

  /** Tells whether a key is none of a document's own. */
  static boolean isKey(String name) {
    return name.startsWith("$$");
  }

  /** Tells whether a value of a pattern is a document of an operator. */
  static boolean isIn(BsonValue value) {
    return value.isDocument()
        && Fields.of(value.asDocument()).stream().anyMatch(field -> isKey(field.name()));
  }
}
