package io.mockmongo.pattern;

import org.bson.BsonValue;

/** A pattern for the presence or absence of a value; BSON null is present. */
sealed interface PresencePattern extends ValuePattern {

  static ValuePattern exists(OperatorArgument argument) {
    argument.require(argument.value().isBoolean());
    return new ExistsPattern(argument.value().asBoolean().getValue());
  }

  static ValuePattern unsetOrMatches(OperatorArgument argument) {
    return new UnsetOrMatchesPattern(argument.pattern());
  }

  /** {@code $$exists}. */
  record ExistsPattern(boolean expected) implements PresencePattern {
    private static final DifferenceSide PRESENT = DifferenceSide.words("present");

    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (expected != (actual != null)) {
        report.differs(location, expected ? PRESENT : DifferenceSide.ABSENT, actual);
      }
    }
  }

  /** {@code $$unsetOrMatches}. */
  record UnsetOrMatchesPattern(ValuePattern pattern) implements PresencePattern {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (actual != null) {
        pattern.compare(location, actual, report);
      }
    }
  }
}
