package io.mockmongo.pattern;

import io.mockmongo.bson.Fields;
import org.bson.BsonValue;

/**
 * The key of an operator and the description of its argument.
 *
 * @param name the key, such as {@code $$exists}
 * @param shape the description of the argument that it takes, for messages
 */
record OperatorKey(String name, String shape) {

  /** Returns whether a key is that of an operator, known or unknown. */
  static boolean isKey(String name) {
    return OperatorSpelling.matches(name);
  }

  /** Returns whether a value is a document with an operator. */
  static boolean isIn(BsonValue value) {
    return value.isDocument()
        && Fields.of(value.asDocument()).stream().anyMatch(field -> isKey(field.name()));
  }
}
