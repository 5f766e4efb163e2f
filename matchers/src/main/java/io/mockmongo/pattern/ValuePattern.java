package io.mockmongo.pattern;

import org.bson.BsonValue;

/** What one value should be; made once by a {@link PatternReader}, then immutable. */
sealed interface ValuePattern
    permits Literal,
        PresencePattern,
        TypePattern,
        Comparison,
        LogicPattern,
        Regex,
        TextPattern,
        DocumentFields,
        ArrayPattern {

  /**
   * Reports how a value differs, nothing where it is as wanted.
   *
   * @param location where the value stands
   * @param actual the value, or null if there is none
   * @param report takes each difference
   */
  void compare(Location location, BsonValue actual, DifferenceCollector report);

  /** Tells whether a value is as wanted, at the price of its first difference. */
  default boolean matches(BsonValue actual) {
    DifferenceCollector.Verdict verdict = new DifferenceCollector.Verdict();
    compare(Location.UNSEEN, actual, verdict);
    return !verdict.isDone();
  }
}
