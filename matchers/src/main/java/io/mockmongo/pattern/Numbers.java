package io.mockmongo.pattern;

import java.math.BigDecimal;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/**
 * Comparison of BSON numbers by value, across the four number types; other values are equal by BSON
 * equality.
 */
final class Numbers {

  private Numbers() {}

  static boolean isNumber(BsonValue value) {
    return value.isNumber() || value.isDecimal128();
  }

  static boolean isNaN(BsonValue number) {
    return number.isDouble() && Double.isNaN(number.asDouble().getValue())
        || number.isDecimal128() && number.asDecimal128().getValue().isNaN();
  }

  static boolean sameValue(BsonValue expected, BsonValue actual) {
    if (!isNumber(expected) || !isNumber(actual)) {
      return expected.equals(actual);
    }
    return isNaN(expected) || isNaN(actual)
        ? isNaN(expected) && isNaN(actual)
        : compare(expected, actual) == 0;
  }

  /** Compares two numbers, neither of which is NaN. */
  static int compare(BsonValue one, BsonValue other) {
    if (isInteger(one) && isInteger(other)) {
      return Long.compare(one.asNumber().longValue(), other.asNumber().longValue());
    }
    int infinity = infinity(one);
    return infinity != 0 || infinity(other) != 0
        ? Integer.compare(infinity, infinity(other))
        : exact(one).compareTo(exact(other));
  }

  /** Returns the number in decimal notation, without an Extended JSON type wrapper. */
  static String text(BsonValue number) {
    if (number.isDecimal128()) {
      return number.asDecimal128().getValue().toString();
    }
    return number.isDouble()
        ? Double.toString(number.asDouble().getValue())
        : Long.toString(number.asNumber().longValue());
  }

  private static boolean isInteger(BsonValue value) {
    return value.isInt32() || value.isInt64();
  }

  /** Returns 1 or -1 for positive or negative infinity, 0 for a finite number. */
  private static int infinity(BsonValue number) {
    if (number.isDecimal128()) {
      Decimal128 decimal = number.asDecimal128().getValue();
      return decimal.isInfinite() ? decimal.isNegative() ? -1 : 1 : 0;
    }
    double value = number.asNumber().doubleValue();
    return Double.isInfinite(value) ? (int) Math.signum(value) : 0;
  }

  /** Returns a finite value exactly as it is stored. */
  private static BigDecimal exact(BsonValue number) {
    if (number.isDecimal128()) {
      return exact(number.asDecimal128().getValue());
    }
    return number.isDouble()
        ? new BigDecimal(number.asDouble().getValue())
        : BigDecimal.valueOf(number.asNumber().longValue());
  }

  private static BigDecimal exact(Decimal128 decimal) {
    try {
      return decimal.bigDecimalValue();
    } catch (ArithmeticException negativeZero) { // BigDecimal has no negative zero
      return BigDecimal.ZERO;
    }
  }
}
