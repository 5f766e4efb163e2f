package io.mockmongo.pattern;

import org.bson.BsonValue;

/**
 * One value that is neither document nor array. Numbers are compared by value, whatever their BSON
 * type, unless the comparison is strict.
 */
record Literal(BsonValue wanted, boolean strict) implements ValuePattern {

  @Override
  public void compare(Location location, BsonValue actual, DifferenceCollector report) {
    if (actual == null || !Numbers.sameValue(wanted, actual)) {
      report.differs(location, DifferenceSide.of(wanted), actual);
    } else if (strict && wanted.getBsonType() != actual.getBsonType()) {
      report.differs(location, DifferenceSide.typed(wanted), DifferenceSide.typed(actual));
    }
  }
}
