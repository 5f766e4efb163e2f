package io.mockmongo.json;

import java.util.regex.Pattern;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/**
 * A converter of the strings in type wrappers to numbers; throws if a string has the wrong shape.
 */
final class WrappedNumber {

  private static final Pattern NOT_FINITE = Pattern.compile("-?Infinity|NaN");

  private WrappedNumber() {}

  static BsonValue int32(BsonValue payload) {
    return new BsonInt32(Integer.parseInt(text(payload, NumberLiteral.INTEGER)));
  }

  static BsonValue int64(BsonValue payload) {
    return new BsonInt64(Long.parseLong(text(payload, NumberLiteral.INTEGER)));
  }

  static BsonValue float64(BsonValue payload) {
    if (isNotFinite(payload)) {
      return new BsonDouble(Double.parseDouble(payload.asString().getValue()));
    }
    double value = Double.parseDouble(text(payload, NumberLiteral.NUMBER));
    WrappedValue.require(Double.isFinite(value));
    return new BsonDouble(value);
  }

  static BsonValue decimal(BsonValue payload) {
    return new BsonDecimal128(
        Decimal128.parse(
            isNotFinite(payload)
                ? payload.asString().getValue()
                : text(payload, NumberLiteral.NUMBER)));
  }

  private static boolean isNotFinite(BsonValue payload) {
    return NOT_FINITE.matcher(payload.asString().getValue()).matches();
  }

  private static String text(BsonValue payload, Pattern grammar) {
    String text = payload.asString().getValue();
    WrappedValue.require(grammar.matcher(text).matches());
    return text;
  }
}
