package io.mockmongo.script;

import io.mockmongo.argument.DurationCheck;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.hamcrest.Matcher;

/**
 * An expected number of requests, within a time and a range of the journal; immutable.
 *
 * <pre>{@code
 * server.verify(once(), command("insert"));
 * server.verify(atLeast(2).within(Duration.ofSeconds(1)), command("ping"));
 * server.verify(never().before(command("commitTransaction")), command("abortTransaction"));
 * server.verify(times(2).after(begin.position()), command("insert"));
 * }</pre>
 */
public final class Times {

  private static final Range WHOLE = new Range(Position.START, null, null);

  private final int minimum;
  private final int maximum;
  private final Duration within;
  private final Range range;

  /** A range of the journal: between two positions, and before the first request of a pattern. */
  private record Range(Position after, Position before, Matcher<? super Received> end) {

    boolean isBounded() {
      return before != null;
    }

    boolean covers(Position position) {
      return position.isAfter(after) && (before == null || position.isBefore(before));
    }

    @Override
    public String toString() {
      return (after.equals(Position.START) ? "" : " after " + after)
          + (isBounded() ? " before " + before : "")
          + (end == null ? "" : " (" + end + ")");
    }
  }

  private Times(int minimum, int maximum, Duration within, Range range) {
    this.minimum = minimum;
    this.maximum = maximum;
    this.within = within;
    this.range = range;
  }

  /** Expects exactly one request. */
  public static Times once() {
    return times(1);
  }

  /**
   * Expects no request. A background call that still runs may send one later: {@code verify} waits
   * until each call has ended or waits for this server, and fails if a call does neither.
   */
  public static Times never() {
    return times(0);
  }

  /**
   * Expects exactly a number of requests.
   *
   * @param count the number
   * @return the expectation
   * @throws IllegalArgumentException if it is negative
   */
  public static Times times(int count) {
    return between(count, count);
  }

  /**
   * Expects a number of requests or more.
   *
   * @param count the minimum
   * @return the expectation
   * @throws IllegalArgumentException if it is negative
   */
  public static Times atLeast(int count) {
    return between(count, Integer.MAX_VALUE);
  }

  /**
   * Expects a number of requests or fewer.
   *
   * @param count the maximum
   * @return the expectation
   * @throws IllegalArgumentException if it is negative
   */
  public static Times atMost(int count) {
    return between(0, count);
  }

  /**
   * Expects a number of requests between two numbers, both included.
   *
   * @param minimum the minimum
   * @param maximum the maximum
   * @return the expectation
   * @throws IllegalArgumentException if the minimum is negative or exceeds the maximum
   */
  public static Times between(int minimum, int maximum) {
    String call = "between(" + minimum + ", " + maximum + "): ";
    if (minimum < 0) {
      throw new IllegalArgumentException(call + "the minimum is negative");
    }
    if (maximum < minimum) {
      throw new IllegalArgumentException(call + "the minimum exceeds the maximum");
    }
    return new Times(minimum, maximum, Duration.ZERO, WHOLE);
  }

  /**
   * Waits for the minimum up to a timeout. If the minimum is 0, waits for the whole time, and fails
   * as soon as the maximum is exceeded.
   *
   * @param time the timeout, at most 365 days
   * @return the same expectation with the timeout
   * @throws IllegalArgumentException if it is negative or longer
   */
  public Times within(Duration time) {
    return new Times(minimum, maximum, DurationCheck.inRange("within(...)", time), range);
  }

  /**
   * Counts only the requests after a position in the journal.
   *
   * @param position that of a {@linkplain io.mockmongo.journal.Fact#position fact}, or a
   *     {@linkplain ConversationAssertions#mark mark}
   * @return the same expectation in that range
   */
  public Times after(Position position) {
    Objects.requireNonNull(position, "position");
    return new Times(minimum, maximum, within, new Range(position, range.before(), range.end()));
  }

  /**
   * Counts only the requests before a position in the journal.
   *
   * @param position that of a {@linkplain io.mockmongo.journal.Fact#position fact}, or a
   *     {@linkplain ConversationAssertions#mark mark}
   * @return the same expectation in that range
   */
  public Times before(Position position) {
    Objects.requireNonNull(position, "position");
    return new Times(minimum, maximum, within, new Range(range.after(), position, null));
  }

  /**
   * Waits for the first request that matches, and counts only the requests before it.
   *
   * @param pattern the pattern; any Hamcrest matcher
   * @return the same expectation in that range
   */
  public Times before(Matcher<? super Received> pattern) {
    Objects.requireNonNull(pattern, "pattern");
    return new Times(minimum, maximum, within, new Range(range.after(), null, pattern));
  }

  /** Returns the timeout, zero for no wait. */
  public Duration within() {
    return within;
  }

  /** Returns the position after which requests are counted. */
  public Position start() {
    return range.after();
  }

  /** Returns the pattern of the request that ends the range, if there is one. */
  public Optional<Matcher<? super Received>> end() {
    return Optional.ofNullable(range.end());
  }

  /**
   * Returns the expectation of a request that ends the range, with the timeout of this or another.
   */
  public Times forItsEnd(Duration timeout) {
    return atLeast(1).after(range.after()).within(within.isZero() ? timeout : within);
  }

  /** Tells whether a request is in the range. */
  public boolean covers(Received request) {
    return range.covers(request.position());
  }

  /** Tells whether no request is expected, without a timeout or an end of the range. */
  public boolean isBareAbsence() {
    return maximum == 0 && within.isZero() && !range.isBounded();
  }

  /** Tells whether the result is certain for a count, so that waiting can not change it. */
  public boolean isDecided(int count) {
    return range.isBounded() || count > maximum || minimum > 0 && count >= minimum;
  }

  /**
   * Tells whether further requests in the range, such as discarded ones, can't change the result.
   */
  public boolean isCertain(int count) {
    return count > maximum || maximum == Integer.MAX_VALUE && count >= minimum;
  }

  /** Tells whether a count is within the expectation. */
  public boolean admits(int count) {
    return count >= minimum && count <= maximum;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(count());
    text.append(within.isZero() ? "" : " within " + within.toMillis() + " ms");
    return text.append(range).toString();
  }

  private String count() {
    if (minimum == maximum) {
      return minimum == 0 ? "no request" : "exactly " + requests(minimum);
    }
    if (maximum == Integer.MAX_VALUE) {
      return "at least " + requests(minimum);
    }
    return minimum == 0 ? "at most " + requests(maximum) : minimum + " to " + requests(maximum);
  }

  private static String requests(int count) {
    return count == 1 ? "1 request" : count + " requests";
  }
}
