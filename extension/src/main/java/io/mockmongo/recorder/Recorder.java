package io.mockmongo.recorder;

import io.mockmongo.journal.ConnectionOpened;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.ShortIds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The writer of one test's journal: numbers facts, discards the oldest ones beyond a limit of
 * bytes, notifies listeners, and wakes threads that wait for a fact. Thread-safe.
 */
public final class Recorder {

  /** The approximate memory of a fact, without the bytes of its message or its text. */
  private static final int FACT_SIZE = 80;

  /** The approximate memory of a connection, which its facts keep. */
  private static final int CONNECTION_SIZE = 1_500;

  private final Timeline timeline;
  private final long maxBytes;
  private final Collection<? extends Consumer<? super Fact>> listeners;
  private final Consumer<? super Fact> onTrim;
  private final Deque<Fact> kept = new ArrayDeque<>();
  private long bytes;
  private long last;
  private long trimmed;
  private Position wholeAfter = Position.START;
  private int waiting;
  private boolean closed;
  private String reason = "";

  /**
   * Begins a journal.
   *
   * @param timeline supplies positions and times
   * @param maxBytes the limit of kept bytes
   * @param listeners receive each fact, outside the lock; a live collection
   * @param onTrim receives each fact that is discarded to keep the limit
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
   * @param factory makes the fact
   * @return the fact
   */
  public <F extends Fact> F record(FactFactory<F> factory) {
    F fact = add(factory);
    for (Consumer<? super Fact> listener : listeners) {
      listener.accept(fact);
    }
    return fact;
  }

  private synchronized <F extends Fact> F add(FactFactory<F> factory) {
    last = timeline.next();
    F fact = factory.make(last, timeline.elapsedNanos());
    kept.addLast(fact);
    bytes += sizeOf(fact);
    while (bytes > maxBytes) {
      Fact oldest = kept.removeFirst();
      bytes -= sizeOf(oldest);
      trimmed++;
      wholeAfter = oldest.position();
      onTrim.accept(oldest);
    }
    if (waiting > 0) {
      notifyAll();
    }
    return fact;
  }

  private static long sizeOf(Fact fact) {
    if (fact instanceof SizedFact sized) {
      return FACT_SIZE + sized.weight();
    }
    return FACT_SIZE
        + fact.text().length()
        + (fact instanceof ConnectionOpened ? CONNECTION_SIZE : 0);
  }

  /** Returns the kept facts. */
  public synchronized Journal journal() {
    return new Journal(List.copyOf(kept), trimmed, wholeAfter, timeline.startedAt());
  }

  /** Returns the kept facts after a position; takes time for these only. */
  synchronized FactBatch after(Position position) {
    List<Fact> facts = new ArrayList<>();
    Iterator<Fact> newestFirst = kept.descendingIterator();
    while (newestFirst.hasNext()) {
      Fact fact = newestFirst.next();
      if (!fact.position().isAfter(position)) {
        break;
      }
      facts.add(fact);
    }
    Collections.reverse(facts);
    Position upTo = new Position(Math.max(last, position.number()));
    return new FactBatch(facts, !wholeAfter.isAfter(position), upTo);
  }

  /** Takes the next position, which no fact has. */
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

  /** Returns the short forms of ids. */
  public ShortIds shortIds() {
    return timeline.shortIds();
  }

  /** Returns the nanoseconds since the start. */
  public long elapsedNanos() {
    return timeline.elapsedNanos();
  }

  /** Closes the journal for a reason: wakes all threads that wait for a fact. */
  public synchronized void close(String why) {
    reason = why;
    closed = true;
    notifyAll();
  }

  /**
   * Waits for a fact after a position until a deadline of {@link System#nanoTime()}; returns
   * whether there is one.
   *
   * @throws IllegalStateException if the journal is closed and has no such fact
   */
  public synchronized boolean awaitAfter(Position position, long deadlineNanos)
      throws InterruptedException {
    waiting++;
    try {
      while (last <= position.number()) {
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
}
