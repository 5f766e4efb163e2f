package io.mockmongo.pattern;

import org.bson.BsonValue;

/** A pattern for one value, created by a {@link PatternReader}; immutable. */
sealed interface ValuePattern
    permits LiteralPattern,
        PresencePattern,
        TypePattern,
        ComparisonPattern,
        LogicPattern,
        RegexPattern,
        TextPattern,
        FieldsPattern,
        ArrayPattern {

  /**
   * Compares a value with this pattern and reports the differences; none if it matches.
   *
   * @param location the location of the value
   * @param actual the value, or null if absent
   * @param report the receiver of the differences
   */
  void compare(Location location, BsonValue actual, DifferenceCollector report);

  /** Returns whether a value matches; stops at the first difference. */
  default boolean matches(BsonValue actual) {
    DifferenceCollector.DifferenceDetector detector = new DifferenceCollector.DifferenceDetector();
    compare(Location.UNNAMED, actual, detector);
    return !detector.isDone();
  }
}
