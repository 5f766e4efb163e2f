package io.mockmongo.pattern;

import org.bson.BsonValue;

/**
 * A pattern for one value that is neither a document nor an array. Numbers are compared by value,
 * whatever their BSON type, unless the comparison is strict.
 */
record LiteralPattern(BsonValue expected, boolean strict) implements ValuePattern {

  @Override
  public void compare(Location location, BsonValue actual, DifferenceCollector report) {
    if (actual == null || !Numbers.sameValue(expected, actual)) {
      report.differs(location, DifferenceSide.of(expected), actual);
    } else if (strict && expected.getBsonType() != actual.getBsonType()) {
      report.differs(location, DifferenceSide.typed(expected), DifferenceSide.typed(actual));
    }
  }
}
