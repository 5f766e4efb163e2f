package io.mockmongo.pattern;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.bson.BsonValue;

/**
 * {@code $$lt}, {@code $$lte}, {@code $$gt} and {@code $$gte}: compares a value with a bound of the
 * same kind. Numbers of all BSON types are one kind, unless the comparison is strict; NaN never
 * matches. Strings are ordered by their UTF-8 bytes, as on a server without a collation.
 */
record ComparisonPattern(
    BsonValue bound, IntPredicate order, boolean strict, DifferenceSide expected)
    implements ValuePattern {

  static ComparisonPattern less(OperatorArgument argument) {
    return of(argument, "less than ", order -> order < 0);
  }

  static ComparisonPattern atMost(OperatorArgument argument) {
    return of(argument, "at most ", order -> order <= 0);
  }

  static ComparisonPattern more(OperatorArgument argument) {
    return of(argument, "more than ", order -> order > 0);
  }

  static ComparisonPattern atLeast(OperatorArgument argument) {
    return of(argument, "at least ", order -> order >= 0);
  }

  private static ComparisonPattern of(OperatorArgument argument, String words, IntPredicate order) {
    BsonValue bound = argument.value();
    argument.require(comparable(bound, bound));
    boolean strict = argument.mode().strict();
    DifferenceSide expected =
        strict ? DifferenceSide.typed(words, bound) : DifferenceSide.of(words, bound);
    return new ComparisonPattern(bound, order, strict, expected);
  }

  @Override
  public void compare(Location location, BsonValue actual, DifferenceCollector report) {
    if (actual == null || !comparable(actual, bound) || !order.test(order(actual, bound))) {
      report.differs(location, expected, actual);
    } else if (strict && actual.getBsonType() != bound.getBsonType()) {
      report.differs(location, expected, DifferenceSide.typed(actual));
    }
  }

  private static boolean comparable(BsonValue one, BsonValue other) {
    if (Numbers.isNumber(one)) {
      return Numbers.isNumber(other) && !Numbers.isNaN(one) && !Numbers.isNaN(other);
    }
    return one.getBsonType() == other.getBsonType()
        && (one.isString() || one.isDateTime() || one.isTimestamp() || one.isObjectId());
  }

  private static int order(BsonValue one, BsonValue other) {
    return switch (one.getBsonType()) {
      case STRING -> Arrays.compareUnsigned(utf8(one), utf8(other));
      case DATE_TIME -> one.asDateTime().compareTo(other.asDateTime());
      case TIMESTAMP -> one.asTimestamp().compareTo(other.asTimestamp());
      case OBJECT_ID -> one.asObjectId().compareTo(other.asObjectId());
      default -> Numbers.compare(one, other);
    };
  }

  private static byte[] utf8(BsonValue string) {
    return string.asString().getValue().getBytes(StandardCharsets.UTF_8);
  }
}
