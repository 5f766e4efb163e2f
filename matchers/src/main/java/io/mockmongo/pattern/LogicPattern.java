package io.mockmongo.pattern;

import java.util.List;
import org.bson.BsonValue;

/** Patterns made of patterns for the same value. Absence is passed on to them as it is. */
sealed interface LogicPattern extends ValuePattern {

  static ValuePattern not(Argument argument) {
    return new Not(argument.pattern(), DifferenceSide.of("not ", argument.value()));
  }

  static ValuePattern anyOf(Argument argument) {
    return new AnyOf(argument.alternatives(), DifferenceSide.of("any of ", argument.value()));
  }

  static ValuePattern allOf(Argument argument) {
    return new AllOf(argument.alternatives());
  }

  /** {@code $$not}. */
  record Not(ValuePattern pattern, DifferenceSide wanted) implements LogicPattern {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      if (pattern.matches(actual)) {
        report.differs(location, wanted, actual);
      }
    }
  }

  /** {@code $$anyOf}. */
  record AnyOf(List<ValuePattern> patterns, DifferenceSide wanted) implements LogicPattern {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      for (ValuePattern pattern : patterns) {
        if (pattern.matches(actual)) {
          return;
        }
      }
      report.differs(location, wanted, actual);
    }
  }

  /** {@code $$allOf}, and whatever else consists of parts. */
  record AllOf(List<ValuePattern> patterns) implements LogicPattern {
    @Override
    public void compare(Location location, BsonValue actual, DifferenceCollector report) {
      for (int i = 0; i < patterns.size() && !report.isDone(); i++) {
        patterns.get(i).compare(location, actual, report);
      }
    }
  }
}
