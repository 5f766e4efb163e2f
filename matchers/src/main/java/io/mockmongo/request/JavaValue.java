package io.mockmongo.request;

import java.time.Instant;
import org.bson.BsonValue;

/** A converter of BSON values to the plain Java values that Hamcrest matchers are applied to. */
final class JavaValue {

  private JavaValue() {}

  /**
   * Returns the Java value: Integer, Long, Double, Decimal128, String, Boolean, Instant, ObjectId,
   * a list of such values for an array; null for BSON null and for an absent value; any other BSON
   * value unchanged.
   */
  static Object of(BsonValue value) {
    if (value == null || value.isNull()) {
      return null;
    }
    return switch (value.getBsonType()) {
      case INT32 -> value.asInt32().getValue();
      case INT64 -> value.asInt64().getValue();
      case DOUBLE -> value.asDouble().getValue();
      case DECIMAL128 -> value.asDecimal128().getValue();
      case STRING -> value.asString().getValue();
      case BOOLEAN -> value.asBoolean().getValue();
      case DATE_TIME -> Instant.ofEpochMilli(value.asDateTime().getValue());
      case OBJECT_ID -> value.asObjectId().getValue();
      case ARRAY -> value.asArray().stream().map(JavaValue::of).toList();
      default -> value;
    };
  }
}
