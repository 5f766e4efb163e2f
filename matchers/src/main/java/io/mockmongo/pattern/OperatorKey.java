package io.mockmongo.pattern;

import io.mockmongo.bson.Fields;
import java.util.Collection;
import java.util.List;
import org.bson.BsonValue;

/**
 * The key of an operator and the description of its argument.
 *
 * @param name the key, such as {@code $$exists}
 * @param shape the description of the argument that it takes, for messages
 */
record OperatorKey(String name, String shape) {

  private static final String DOLLARS = "$$";
  private static final String ATS = "@@";

  /** Returns whether a key is that of an operator, known or unknown. */
  static boolean isKey(String name) {
    return name.startsWith(DOLLARS) || name.startsWith(ATS);
  }

  /** Returns a key with {@code $$} in place of {@code @@}. */
  static String withDollars(String name) {
    return name.startsWith(ATS) ? DOLLARS + name.substring(ATS.length()) : name;
  }

  /** Returns the keys of operators in the spelling of a key that was written. */
  static List<String> spelledAs(String written, Collection<String> keys) {
    String prefix = written.startsWith(ATS) ? ATS : DOLLARS;
    return keys.stream().map(key -> prefix + key.substring(DOLLARS.length())).toList();
  }

  /** Returns whether a value is a document with an operator. */
  static boolean isIn(BsonValue value) {
    return value.isDocument()
        && Fields.of(value.asDocument()).stream().anyMatch(field -> isKey(field.name()));
  }
}
