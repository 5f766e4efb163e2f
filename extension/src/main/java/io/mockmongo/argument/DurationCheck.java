package io.mockmongo.argument;

import java.time.Duration;
import java.util.Objects;

/** The check of a duration that a user gives: neither negative nor so long that it overflows. */
public final class DurationCheck {

  /** The longest duration; longer ones are mistakes, and overflow when they are added to a time. */
  public static final Duration MAX = Duration.ofDays(365);

  private DurationCheck() {}

  /**
   * Checks a duration that may be zero.
   *
   * @param call the call that takes it, for the message, such as {@code within(...)}
   * @param duration the duration
   * @return the duration
   * @throws IllegalArgumentException if it is negative or longer than {@link #MAX}
   */
  public static Duration inRange(String call, Duration duration) {
    Objects.requireNonNull(duration, call);
    if (duration.isNegative() || duration.compareTo(MAX) > 0) {
      throw new IllegalArgumentException(
          call + ": the time must be from 0 to " + MAX.toDays() + " days, but is " + duration);
    }
    return duration;
  }

  /**
   * Checks a duration that must be greater than zero.
   *
   * @param call the call that takes it, for the message, such as {@code within(...)}
   * @param duration the duration
   * @return the duration
   * @throws IllegalArgumentException if it is zero, negative or longer than {@link #MAX}
   */
  public static Duration positive(String call, Duration duration) {
    if (inRange(call, duration).isZero()) {
      throw new IllegalArgumentException(call + ": the time must be greater than zero");
    }
    return duration;
  }
}
