package io.mockmongo.pattern;

import org.bson.BsonValue;

/** Whether there is a value at all; a null is one. */
sealed interface PresencePattern extends ValuePattern {

  static ValuePattern exists(Argument argument) {
    argument.require(argument.value().isBoolean());
    return new Exists(argument.value().asBoolean().getValue());
  }

  static ValuePattern unsetOrMatches(Argument argument) {
    return new UnsetOrMatches(argument.pattern());
  }

  /** {@code $$exists}. */
  record Exists(boolean wanted) implements PresencePattern {
    private static final DifferenceSide PRESENT = DifferenceSide.words("present");

    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (wanted != (actual != null)) {
        report.differs(location, wanted ? PRESENT : DifferenceSide.ABSENT, actual);
      }
    }
  }

  /** {@code $$unsetOrMatches}. */
  record UnsetOrMatches(ValuePattern pattern) implements PresencePattern {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (actual != null) {
        pattern.compare(location, actual, report);
      }
    }
  }
}
