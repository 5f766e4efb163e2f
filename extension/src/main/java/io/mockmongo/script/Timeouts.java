package io.mockmongo.script;

import io.mockmongo.argument.DurationCheck;
import java.time.Duration;

/**
 * The timeouts of a server and its test; immutable. Each is greater than zero and at most 365 days.
 *
 * <pre>{@code
 * MockMongoServer.builder()
 *     .timeouts(Timeouts.all(Duration.ofSeconds(1)).call(Duration.ofSeconds(30)))
 *     .start();
 * }</pre>
 *
 * @param receive how long the test waits: in {@code receives}, {@code awaits}, {@code waitUntil}
 *     and {@code verify}
 * @param answer how long a request waits for its answer before it is refused; much longer while a
 *     debugger is attached
 * @param call how long {@code result} and {@code failsWith} wait for a background call
 * @param delivery how long a reply waits for a client that does not read
 */
public record Timeouts(Duration receive, Duration answer, Duration call, Duration delivery) {

  /** The system property for {@link #defaults}, in seconds. */
  public static final String PROPERTY = "mockmongo.timeout";

  private static final String DEFAULT_SECONDS = "5";

  /**
   * Checks the timeouts.
   *
   * @throws IllegalArgumentException if one is not greater than zero, or longer than 365 days
   */
  public Timeouts {
    DurationCheck.positive("receive", receive);
    DurationCheck.positive("answer", answer);
    DurationCheck.positive("call", call);
    DurationCheck.positive("delivery", delivery);
  }

  /**
   * Returns the same timeout for everything.
   *
   * @param timeout greater than zero, at most 365 days
   * @return the timeouts
   * @throws IllegalArgumentException if it is outside of that
   */
  public static Timeouts all(Duration timeout) {
    DurationCheck.positive("timeout(...)", timeout);
    return new Timeouts(timeout, timeout, timeout, timeout);
  }

  /**
   * Returns the defaults: 5 seconds for everything, or the value of the system property {@value
   * #PROPERTY}.
   *
   * @throws IllegalArgumentException if the property is not a number of seconds greater than zero
   */
  public static Timeouts defaults() {
    return ofSeconds(System.getProperty(PROPERTY, DEFAULT_SECONDS));
  }

  /** Parses the value of the system property. */
  static Timeouts ofSeconds(String seconds) {
    try {
      return all(Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000)));
    } catch (IllegalArgumentException notATimeout) { // also one that is no number
      throw new IllegalArgumentException(
          "system property "
              + PROPERTY
              + " is \""
              + seconds
              + "\"; give a number of seconds, greater than 0 and at most "
              + DurationCheck.MAX.toSeconds(),
          notATimeout);
    }
  }

  /**
   * Sets how long the test waits for requests, facts and conditions.
   *
   * @param timeout greater than zero, at most 365 days
   * @return the same timeouts with this one
   * @throws IllegalArgumentException if it is outside of that
   */
  public Timeouts receive(Duration timeout) {
    return new Timeouts(timeout, answer, call, delivery);
  }

  /**
   * Sets how long a request waits for its answer.
   *
   * @param timeout greater than zero, at most 365 days
   * @return the same timeouts with this one
   * @throws IllegalArgumentException if it is outside of that
   */
  public Timeouts answer(Duration timeout) {
    return new Timeouts(receive, timeout, call, delivery);
  }

  /**
   * Sets how long the test waits for a background call.
   *
   * @param timeout greater than zero, at most 365 days
   * @return the same timeouts with this one
   * @throws IllegalArgumentException if it is outside of that
   */
  public Timeouts call(Duration timeout) {
    return new Timeouts(receive, answer, timeout, delivery);
  }

  /**
   * Sets how long a reply waits for a client that does not read.
   *
   * @param timeout greater than zero, at most 365 days
   * @return the same timeouts with this one
   * @throws IllegalArgumentException if it is outside of that
   */
  public Timeouts delivery(Duration timeout) {
    return new Timeouts(receive, answer, call, timeout);
  }
}
