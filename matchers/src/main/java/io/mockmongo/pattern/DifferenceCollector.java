package io.mockmongo.pattern;

import java.util.function.Consumer;
import org.bson.BsonValue;

/** A receiver of the differences that a comparison finds. */
interface DifferenceCollector {

  void differs(Location location, DifferenceSide expected, DifferenceSide actual);

  /** Returns whether a pattern needs to report only one of its differences. */
  boolean isBrief();

  /** Returns whether the comparison can stop: more differences would change nothing. */
  boolean isDone();

  default void differs(Location location, DifferenceSide expected, BsonValue actual) {
    differs(location, expected, DifferenceSide.of(actual));
  }

  /** A collector that forwards every difference to a consumer. */
  record DifferenceForwarder(Consumer<Difference> target) implements DifferenceCollector {
    @Override
    public void differs(Location location, DifferenceSide expected, DifferenceSide actual) {
      target.accept(new Difference(location, expected, actual));
    }

    @Override
    public boolean isBrief() {
      return false;
    }

    @Override
    public boolean isDone() {
      return false;
    }
  }

  /** A collector that detects whether there is any difference, and stops at the first. */
  final class DifferenceDetector implements DifferenceCollector {
    private boolean differs;

    @Override
    public void differs(Location location, DifferenceSide expected, DifferenceSide actual) {
      differs = true;
    }

    @Override
    public void differs(Location location, DifferenceSide expected, BsonValue actual) {
      differs = true;
    }

    @Override
    public boolean isBrief() {
      return true;
    }

    @Override
    public boolean isDone() {
      return differs;
    }
  }
}
