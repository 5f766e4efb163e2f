package io.mockmongo.pattern;

import java.util.List;
import org.bson.BsonValue;

/** A pattern that combines patterns for the same value, which may be absent (null). */
sealed interface LogicPattern extends ValuePattern {

  static ValuePattern not(OperatorArgument argument) {
    return new NotPattern(argument.pattern(), DifferenceSide.of("not ", argument.value()));
  }

  static ValuePattern anyOf(OperatorArgument argument) {
    return new AnyOfPattern(
        argument.alternatives(), DifferenceSide.of("any of ", argument.value()));
  }

  static ValuePattern allOf(OperatorArgument argument) {
    return new AllOfPattern(argument.alternatives());
  }

  /** {@code $$not}. */
  record NotPattern(ValuePattern pattern, DifferenceSide expected) implements LogicPattern {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (pattern.matches(actual)) {
        report.differs(location, expected, actual);
      }
    }
  }

  /** {@code $$anyOf}. */
  record AnyOfPattern(List<ValuePattern> patterns, DifferenceSide expected)
      implements LogicPattern {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      for (ValuePattern pattern : patterns) {
        if (pattern.matches(actual)) {
          return;
        }
      }
      report.differs(location, expected, actual);
    }
  }

  /** {@code $$allOf}, and other conjunctions of patterns. */
  record AllOfPattern(List<ValuePattern> patterns) implements LogicPattern {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      for (int i = 0; i < patterns.size() && !report.isDone(); i++) {
        patterns.get(i).compare(location, actual, report);
      }
    }
  }
}
