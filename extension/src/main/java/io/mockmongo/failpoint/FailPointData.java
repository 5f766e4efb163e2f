package io.mockmongo.failpoint;

import io.mockmongo.bson.Fields;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The field {@code data} of a fail point, read as leniently as a server reads it: a value of
 * another type counts as absent.
 *
 * @param document the data
 */
record FailPointData(BsonDocument document) {

  /**
   * Reads the data of a command that configures a fail point.
   *
   * @throws FailPointException the error of a server, if it is no document
   */
  static FailPointData of(BsonDocument command) {
    BsonValue data = Fields.get(command, "data");
    if (data == null || data.isArray()) {
      return new FailPointData(new BsonDocument());
    }
    if (!data.isDocument()) {
      throw FailPointException.wrongType("the 'data' option must be a JSON object");
    }
    return new FailPointData(data.asDocument().clone());
  }

  boolean has(String field) {
    return get(field) != null;
  }

  /** Returns the value of a field, or null. */
  BsonValue get(String field) {
    return Fields.get(document, field);
  }

  boolean isTrue(String field) {
    return BsonBoolean.TRUE.equals(get(field));
  }

  /** Returns a text; empty if the field is absent. */
  Optional<String> text(String field) {
    return Optional.ofNullable(get(field))
        .map(value -> value.isString() ? value.asString().getValue() : "");
  }

  /** Returns a whole number. */
  OptionalInt number(String field) {
    BsonValue value = get(field);
    if (value == null || !value.isNumber()) {
      return OptionalInt.empty();
    }
    double number = value.asNumber().doubleValue();
    return number == (int) number ? OptionalInt.of((int) number) : OptionalInt.empty();
  }
}
