package io.mockmongo.failpoint;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.TypeName;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The mode of a fail point, which decides how often it strikes: always, the first times, after the
 * first times, or at random. Thread-safe.
 */
final class FailPointMode {

  private static final String NONE_OF_THE_MODES =
      "'mode' must be one of 'off', 'alwaysOn', '{times:n}', '{skip:n}' or"
          + " '{activationProbability:p}'";

  /** The outcome for one request that a fail point matches. */
  enum Outcome {
    STRIKES,
    SPARES,
    /** The fail point has switched itself off meanwhile. */
    IS_OFF
  }

  private enum Kind {
    OFF(0),
    ALWAYS_ON(1),
    TIMES(3),
    SKIP(4),
    PROBABILITY(2);

    private final int number;

    Kind(int number) {
      this.number = number;
    }
  }

  private final Kind kind;
  private final AtomicInteger left;
  private final double probability;

  private FailPointMode(Kind kind, int left, double probability) {
    this.kind = kind;
    this.left = new AtomicInteger(left);
    this.probability = probability;
  }

  /**
   * Reads the mode of a command that configures a fail point.
   *
   * @throws FailPointException the error of a server, if it is no mode
   */
  static FailPointMode of(BsonDocument command) {
    BsonValue mode = Fields.get(command, "mode");
    if (mode == null) {
      throw FailPointException.withoutMode();
    }
    if (mode.isString()) {
      return named(mode.asString().getValue());
    }
    if (mode.isDocument()) {
      return counted(mode.asDocument());
    }
    throw FailPointException.wrongType("'mode' must be a string or JSON object");
  }

  private static FailPointMode named(String mode) {
    return switch (mode) {
      case "off" -> new FailPointMode(Kind.OFF, 0, 0);
      case "alwaysOn" -> new FailPointMode(Kind.ALWAYS_ON, 0, 0);
      default -> throw FailPointException.badValue("unknown mode: " + mode);
    };
  }

  private static FailPointMode counted(BsonDocument mode) {
    if (Fields.get(mode, "times") != null) {
      // a server counts down before it compares with 0, so that 0 times is once
      return new FailPointMode(Kind.TIMES, Math.max(1, count(mode, "times")), 0);
    }
    if (Fields.get(mode, "skip") != null) {
      return new FailPointMode(Kind.SKIP, count(mode, "skip"), 0);
    }
    BsonValue probability = Fields.get(mode, "activationProbability");
    if (probability == null) {
      throw FailPointException.badValue(NONE_OF_THE_MODES);
    }
    return new FailPointMode(Kind.PROBABILITY, 0, probability(probability));
  }

  private static int count(BsonDocument mode, String field) {
    long count = wholeNumber(mode, field);
    if (count < 0) {
      throw FailPointException.badValue("'" + field + "' option to 'mode' must be positive");
    }
    if (count > Integer.MAX_VALUE) {
      throw FailPointException.badValue("'" + field + "' option to 'mode' is too large");
    }
    return (int) count;
  }

  private static long wholeNumber(BsonDocument mode, String field) {
    BsonValue value = Fields.get(mode, field);
    if (!value.isNumber()) {
      throw FailPointException.wrongType(
          "Expected field \"%s\" to have numeric type, but found %s"
              .formatted(field, TypeName.of(value)));
    }
    double exact = value.asNumber().doubleValue();
    if (exact != Math.rint(exact)) {
      throw FailPointException.badValue(
          ("Expected field \"%s\" to have a value exactly representable as a 64-bit integer,"
                  + " but found %1$s: %s")
              .formatted(field, exact));
    }
    return (long) exact;
  }

  private static double probability(BsonValue value) {
    if (!value.isNumber()) {
      throw FailPointException.wrongType(
          "the 'activationProbability' option to 'mode' must be a double between 0 and 1");
    }
    double probability = value.asNumber().doubleValue();
    if (probability < 0 || probability > 1) {
      throw FailPointException.badValue(
          "activationProbability must be between 0.0 and 1.0; found " + probability);
    }
    return probability;
  }

  /** Decides on one more request, and counts it. */
  Outcome next() {
    return switch (kind) {
      case OFF -> Outcome.IS_OFF;
      case ALWAYS_ON -> Outcome.STRIKES;
      case TIMES -> countDown() ? Outcome.STRIKES : Outcome.IS_OFF;
      case SKIP -> countDown() ? Outcome.SPARES : Outcome.STRIKES;
      case PROBABILITY ->
          ThreadLocalRandom.current().nextDouble() < probability ? Outcome.STRIKES : Outcome.SPARES;
    };
  }

  private boolean countDown() {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  /** Returns the number by which servers list the mode; 0 once it has switched itself off. */
  int number() {
    return isOn() ? kind.number : Kind.OFF.number;
  }

  /** Tells whether the fail point may still strike. */
  boolean isOn() {
    return kind != Kind.OFF && (kind != Kind.TIMES || left.get() > 0);
  }
}
