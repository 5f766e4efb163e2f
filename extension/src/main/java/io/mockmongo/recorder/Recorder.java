package io.mockmongo.recorder;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Position;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes the journal of one test: numbers the facts, keeps them within a bound of bytes, and wakes
 * those who wait for one. Thread-safe.
 */
public final class Recorder {

  /** What a fact takes beside the bytes of its message, roughly. */
  private static final int FACT_SIZE = 80;

  private final Timeline timeline;
  private final long maxBytes;
  private final Collection<? extends Consumer<? super Fact>> listeners;
  private final Consumer<? super Fact> onTrim;
  private final Deque<Fact> kept = new ArrayDeque<>();
  private long bytes;
  private long last;
  private long trimmed;
  private int waiting;
  private boolean closed;
  private String reason = "";

  /**
   * Begins a journal.
   *
   * @param timeline gives facts their positions and times
   * @param maxBytes how many bytes of the conversation are kept
   * @param listeners are shown each fact, outside the lock; a live collection
   * @param onTrim is shown each fact that is discarded to keep within the bound
   */
  public Recorder(
      Timeline timeline,
      long maxBytes,
      Collection<? extends Consumer<? super Fact>> listeners,
      Consumer<? super Fact> onTrim) {
    this.timeline = timeline;
    this.maxBytes = maxBytes;
    this.listeners = listeners;
    this.onTrim = onTrim;
  }

  /**
   * Records a fact.
   *
   * @param maker makes it
   * @return the fact
   */
  public <F extends Fact> F record(FactFactory<F> maker) {
    F fact = add(maker);
    for (Consumer<? super Fact> listener : listeners) {
      listener.accept(fact);
    }
    return fact;
  }

  private synchronized <F extends Fact> F add(FactFactory<F> maker) {
    last = timeline.next();
    F fact = maker.make(last, timeline.elapsedNanos());
    kept.addLast(fact);
    bytes += sizeOf(fact);
    while (bytes > maxBytes) {
      Fact oldest = kept.removeFirst();
      bytes -= sizeOf(oldest);
      trimmed++;
      onTrim.accept(oldest);
    }
    if (waiting > 0) {
      notifyAll();
    }
    return fact;
  }

  private static long sizeOf(Fact fact) {
    return fact instanceof SizedFact weighed ? FACT_SIZE + weighed.weight() : FACT_SIZE;
  }

  /** Returns all that is kept. */
  public synchronized Journal journal() {
    return new Journal(List.copyOf(kept), trimmed, timeline.startedAt());
  }

  /** Takes a position that no fact has. */
  public synchronized Position mark() {
    last = timeline.next();
    return new Position(last);
  }

  /** Returns the last position that was taken. */
  public synchronized Position lastPosition() {
    return new Position(last);
  }

  /** Returns the numbers of the sessions. */
  public SessionNumbers sessions() {
    return timeline.sessions();
  }

  /** Returns the nanoseconds since the start. */
  public long elapsedNanos() {
    return timeline.elapsedNanos();
  }

  /** Wakes all who wait for a fact: none will come, for a reason. */
  public synchronized void close(String why) {
    reason = why;
    closed = true;
    notifyAll();
  }

  /**
   * Waits until there is a fact after one, or a time is over; returns whether there is one.
   *
   * @throws IllegalStateException if the server is closed meanwhile
   */
  public synchronized boolean awaitAfter(Position seen, long deadlineNanos)
      throws InterruptedException {
    waiting++;
    try {
      while (last <= seen.number()) {
        if (closed) {
          throw new IllegalStateException(reason + "; nothing more will be received");
        }
        long millis = (deadlineNanos - System.nanoTime() + 999_999) / 1_000_000;
        if (millis <= 0) {
          return false;
        }
        wait(millis);
      }
      return true;
    } finally {
      waiting--;
    }
  }

  /** Waits likewise; an interrupt ends the wait, and is left for others to see. */
  public boolean comesAfter(Position seen, long deadlineNanos) {
    try {
      return awaitAfter(seen, deadlineNanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
