package io.mockmongo.request;

import java.time.Instant;
import org.bson.BsonValue;

/** The plain Java value that stands for a BSON value where a Hamcrest matcher looks at it. */
final class JavaValue {

  private JavaValue() {}

  /**
   * Returns the Java value: Integer, Long, Double, Decimal128, String, Boolean, Instant, ObjectId,
   * a list of such for an array; null for null and for absence; any other BSON value as it is.
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
