package io.mockmongo.recorder;

import io.mockmongo.journal.ShortIds;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The counter of positions and the clock that all servers of a conversation share, and that
 * continue from one test to the next. Thread-safe.
 */
public final class Timeline {

  private final AtomicLong order = new AtomicLong();
  private final Instant startedAt = Instant.now();
  private final long start = System.nanoTime();
  private final SessionNumbers sessions = new SessionNumbers();
  private final ShortIds shortIds = new ShortIds();

  /** Takes the number of the next position. */
  long next() {
    return order.incrementAndGet();
  }

  /** Returns the numbers of the sessions. */
  SessionNumbers sessions() {
    return sessions;
  }

  /** Returns the short forms of ids. */
  ShortIds shortIds() {
    return shortIds;
  }

  /** Returns the wall-clock time that elapsed nanoseconds count from. */
  Instant startedAt() {
    return startedAt;
  }

  /** Returns the nanoseconds since the start. */
  public long elapsedNanos() {
    return System.nanoTime() - start;
  }
}
