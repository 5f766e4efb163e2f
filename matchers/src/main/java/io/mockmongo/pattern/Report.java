package io.mockmongo.pattern;

import java.util.function.Consumer;
import org.bson.BsonValue;

/** Takes the differences that a comparison meets. */
interface Report {

  void differs(Location location, Side expected, Side actual);

  /** Tells whether one difference says as much as several. */
  boolean isBrief();

  /** Tells whether more differences would change nothing. */
  boolean isDone();

  default void differs(Location location, Side expected, BsonValue actual) {
    differs(location, expected, Side.of(actual));
  }

  /** Passes on each difference. */
  record Each(Consumer<Difference> to) implements Report {
    @Override
    public void differs(Location location, Side expected, Side actual) {
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
  final class Verdict implements Report {
    private boolean differs;

    @Override
    public void differs(Location location, Side expected, Side actual) {
      differs = true;
    }

    @Override
    public void differs(Location location, Side expected, BsonValue actual) {
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
