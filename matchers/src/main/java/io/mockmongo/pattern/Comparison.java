package io.mockmongo.pattern;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.bson.BsonValue;

/**
 * {@code $$lt}, {@code $$lte}, {@code $$gt} and {@code $$gte}: on which side of a bound a value of
 * the same kind lies. Numbers are one kind, unless the comparison is strict; nothing lies beside a
 * NaN. Strings are in the order of their UTF-8 bytes, as on a server without a collation.
 */
record Comparison(BsonValue bound, IntPredicate order, boolean strict, DifferenceSide wanted)
    implements ValuePattern {

  static Comparison less(Argument argument) {
    return of(argument, "less than ", order -> order < 0);
  }

  static Comparison atMost(Argument argument) {
    return of(argument, "at most ", order -> order <= 0);
  }

  static Comparison more(Argument argument) {
    return of(argument, "more than ", order -> order > 0);
  }

  static Comparison atLeast(Argument argument) {
    return of(argument, "at least ", order -> order >= 0);
  }

  private static Comparison of(Argument argument, String words, IntPredicate order) {
    BsonValue bound = argument.value();
    argument.require(comparable(bound, bound));
    boolean strict = argument.mode().strict();
    DifferenceSide wanted =
        strict ? DifferenceSide.typed(words, bound) : DifferenceSide.of(words, bound);
    return new Comparison(bound, order, strict, wanted);
  }

  @Override
  public void compare(Location location, BsonValue actual, DifferenceCollector report) {
    if (actual == null || !comparable(actual, bound) || !order.test(order(actual, bound))) {
      report.differs(location, wanted, actual);
    } else if (strict && actual.getBsonType() != bound.getBsonType()) {
      report.differs(location, wanted, DifferenceSide.typed(actual));
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
