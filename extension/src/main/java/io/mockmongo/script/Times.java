package io.mockmongo.script;

import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.hamcrest.Matcher;

/**
 * How many requests there should be, by when, and in which stretch of the journal; immutable.
 *
 * <pre>{@code
 * server.verify(once(), command("insert"));
 * server.verify(atLeast(2).within(Duration.ofSeconds(1)), command("ping"));
 * server.verify(never().before(command("commitTransaction")), command("abortTransaction"));
 * server.verify(times(2).after(begin.position()), command("insert"));
 * }</pre>
 */
public final class Times {

  private static final Stretch WHOLE = new Stretch(Position.START, null, null);

  private final int least;
  private final int most;
  private final Duration within;
  private final Stretch stretch;

  /** A stretch of the journal: between two positions, and before the first request of a pattern. */
  private record Stretch(Position after, Position before, Matcher<? super Received> end) {

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

  private Times(int least, int most, Duration within, Stretch stretch) {
    this.least = least;
    this.most = most;
    this.within = within;
    this.stretch = stretch;
  }

  /** Returns exactly one. */
  public static Times once() {
    return times(1);
  }

  /**
   * Returns none. Where a background call runs, none may have come because none had the chance: so
   * {@code verify} waits until such calls have ended or wait for this server, and fails if they do
   * neither.
   */
  public static Times never() {
    return times(0);
  }

  /**
   * Returns exactly so many.
   *
   * @param count how many
   * @return the number
   * @throws IllegalArgumentException if it is negative
   */
  public static Times times(int count) {
    return between(count, count);
  }

  /**
   * Returns so many or more.
   *
   * @param count the fewest
   * @return the number
   * @throws IllegalArgumentException if it is negative
   */
  public static Times atLeast(int count) {
    return between(count, Integer.MAX_VALUE);
  }

  /**
   * Returns so many or fewer.
   *
   * @param count the most
   * @return the number
   * @throws IllegalArgumentException if it is negative
   */
  public static Times atMost(int count) {
    return between(0, count);
  }

  /**
   * Returns one number or another, or any between them.
   *
   * @param least the fewest
   * @param most the most
   * @return the number
   * @throws IllegalArgumentException if the fewest are negative or more than the most
   */
  public static Times between(int least, int most) {
    if (least < 0 || most < least) {
      throw new IllegalArgumentException("from " + least + " to " + most + " times can't be");
    }
    return new Times(least, most, Duration.ZERO, WHOLE);
  }

  /**
   * Waits for the fewest to come, no longer than a time; where the fewest are none, watches for all
   * that time that no more than the most come.
   *
   * @param time the longest wait
   * @return the same number with that time
   */
  public Times within(Duration time) {
    return new Times(least, most, time, stretch);
  }

  /**
   * Counts only the requests after a position in the journal.
   *
   * @param position that of a {@linkplain io.mockmongo.journal.Fact#position fact}, or a
   *     {@linkplain ConversationAssertions#mark mark}
   * @return the same number there
   */
  public Times after(Position position) {
    Objects.requireNonNull(position, "position");
    return new Times(least, most, within, new Stretch(position, stretch.before(), stretch.end()));
  }

  /**
   * Counts only the requests before a position in the journal.
   *
   * @param position that of a {@linkplain io.mockmongo.journal.Fact#position fact}, or a
   *     {@linkplain ConversationAssertions#mark mark}
   * @return the same number there
   */
  public Times before(Position position) {
    Objects.requireNonNull(position, "position");
    return new Times(least, most, within, new Stretch(stretch.after(), position, null));
  }

  /**
   * Waits for the first request that matches, and counts only what came before it.
   *
   * @param pattern which request; any Hamcrest matcher
   * @return the same number there
   */
  public Times before(Matcher<? super Received> pattern) {
    Objects.requireNonNull(pattern, "pattern");
    return new Times(least, most, within, new Stretch(stretch.after(), null, pattern));
  }

  /** Returns the longest wait, zero for none. */
  public Duration within() {
    return within;
  }

  /** Returns which request ends the stretch, if one is named by a pattern. */
  public Optional<Matcher<? super Received>> end() {
    return Optional.ofNullable(stretch.end());
  }

  /** Returns that one request comes in the same stretch, waited for within the time of this. */
  public Times forItsEnd(Duration timeout) {
    return atLeast(1).after(stretch.after()).within(within.isZero() ? timeout : within);
  }

  /** Tells whether a request came in the stretch in which is counted. */
  public boolean covers(Received request) {
    return stretch.covers(request.position());
  }

  /**
   * Tells whether an absence is all that is asked, with no time or event that gives it a chance.
   */
  public boolean isBareAbsence() {
    return most == 0 && within.isZero() && !stretch.isBounded();
  }

  /** Tells whether a count will stay as good or as bad as it is, however long one waits. */
  public boolean isDecided(int count) {
    return stretch.isBounded() || count > most || least > 0 && count >= least;
  }

  /** Tells whether a count is as wanted. */
  public boolean admits(int count) {
    return count >= least && count <= most;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(count());
    text.append(within.isZero() ? "" : " within " + within.toMillis() + " ms");
    return text.append(stretch).toString();
  }

  private String count() {
    if (least == most) {
      return least == 0 ? "no request" : "exactly " + requests(least);
    }
    if (most == Integer.MAX_VALUE) {
      return "at least " + requests(least);
    }
    return least == 0 ? "at most " + requests(most) : least + " to " + requests(most);
  }

  private static String requests(int count) {
    return count == 1 ? "1 request" : count + " requests";
  }
}
