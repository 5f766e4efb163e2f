package io.mockmongo.pattern;

import java.util.function.Consumer;
import org.bson.BsonValue;

/** Takes the differences that a comparison meets. */
interface DifferenceCollector {

  void differs(Location location, DifferenceSide expected, DifferenceSide actual);

  /** Tells whether one difference says as much as several. */
  boolean isBrief();

  /** Tells whether more differences would change nothing. */
  boolean isDone();

  default void differs(Location location, DifferenceSide expected, BsonValue actual) {
    differs(location, expected, DifferenceSide.of(actual));
  }

  /** Passes on each difference. */
  record Each(Consumer<Difference> to) implements DifferenceCollector {
    @Override
    public void differs(Location location, DifferenceSide expected, DifferenceSide actual) {
      to.accept(new Difference(location, expected, actual));
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

  /** Keeps whether there is any difference, and wants no second one. */
  final class Verdict implements DifferenceCollector {
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
