package io.mockmongo.server;

import java.time.Duration;

/**
 * How many requests there should be, and by when; immutable.
 *
 * <pre>{@code
 * server.verify(once(), command("insert"));
 * server.verify(atLeast(2).within(Duration.ofSeconds(1)), command("ping"));
 * }</pre>
 *
 * @param least the fewest
 * @param most the most
 * @param within how long to wait; zero: the requests should be there already
 */
public record Times(int least, int most, Duration within) {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if the fewest are negative or more than the most
   */
  public Times {
    if (least < 0 || most < least) {
      throw new IllegalArgumentException("from " + least + " to " + most + " times can't be");
    }
  }

  /** Returns exactly one. */
  public static Times once() {
    return times(1);
  }

  /** Returns none. */
  public static Times never() {
    return times(0);
  }

  /**
   * Returns exactly so many.
   *
   * @param count how many
   * @return the number
   */
  public static Times times(int count) {
    return new Times(count, count, Duration.ZERO);
  }

  /**
   * Returns so many or more.
   *
   * @param count the fewest
   * @return the number
   */
  public static Times atLeast(int count) {
    return new Times(count, Integer.MAX_VALUE, Duration.ZERO);
  }

  /**
   * Returns so many or fewer.
   *
   * @param count the most
   * @return the number
   */
  public static Times atMost(int count) {
    return new Times(0, count, Duration.ZERO);
  }

  /**
   * Waits for the fewest to come, no longer than a time; where the fewest are none, watches for all
   * that time that no more than the most come.
   *
   * @param time the longest wait
   * @return the same number with that time
   */
  public Times within(Duration time) {
    return new Times(least, most, time);
  }

  /** Tells whether a count will stay as good or as bad as it is, however long one waits. */
  boolean isDecided(int count) {
    return count > most || least > 0 && count >= least;
  }

  boolean admits(int count) {
    return count >= least && count <= most;
  }

  @Override
  public String toString() {
    String count;
    if (least == most) {
      count = least == 0 ? "no request" : "exactly " + requests(least);
    } else if (most == Integer.MAX_VALUE) {
      count = "at least " + requests(least);
    } else {
      count = least == 0 ? "at most " + requests(most) : least + " to " + requests(most);
    }
    return within.isZero() ? count : count + " within " + within.toMillis() + " ms";
  }

  private static String requests(int count) {
    return count == 1 ? "1 request" : count + " requests";
  }
}
