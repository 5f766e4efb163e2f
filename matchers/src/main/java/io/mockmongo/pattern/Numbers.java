package io.mockmongo.pattern;

import java.math.BigDecimal;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Equality by value across the four BSON number types; all else by BSON equality. */
final class Numbers {

  private Numbers() {}

  static boolean sameValue(BsonValue wanted, BsonValue actual) {
    if (!isNumber(wanted) || !isNumber(actual)) {
      return wanted.equals(actual);
    }
    if (isInteger(wanted) && isInteger(actual)) {
      return wanted.asNumber().longValue() == actual.asNumber().longValue();
    }
    BigDecimal left = exact(wanted);
    BigDecimal right = exact(actual);
    return left == null || right == null
        ? left == right && unbounded(wanted).equals(unbounded(actual))
        : left.compareTo(right) == 0;
  }

  private static boolean isNumber(BsonValue value) {
    return value.isNumber() || value.isDecimal128();
  }

  private static boolean isInteger(BsonValue value) {
    return value.isInt32() || value.isInt64();
  }

  /** Returns the finite value, exactly as it is stored, or null for infinities and NaN. */
  private static BigDecimal exact(BsonValue value) {
    if (value.isDecimal128()) {
      return exact(value.asDecimal128().getValue());
    }
    if (value.isDouble()) {
      double number = value.asDouble().getValue();
      return Double.isFinite(number) ? new BigDecimal(number) : null;
    }
    return BigDecimal.valueOf(value.asNumber().longValue());
  }

  private static BigDecimal exact(Decimal128 decimal) {
    if (decimal.isInfinite() || decimal.isNaN()) {
      return null;
    }
    try {
      return decimal.bigDecimalValue();
    } catch (ArithmeticException negativeZero) { // which BigDecimal does not have
      return BigDecimal.ZERO;
    }
  }

  private static Double unbounded(BsonValue value) {
    if (value.isDouble()) {
      return value.asDouble().getValue();
    }
    var decimal = value.asDecimal128().getValue();
    if (decimal.isNaN()) {
      return Double.NaN;
    }
    return decimal.isNegative() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }
}
