package io.mockmongo.server;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionHalfClosed;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.ConnectionOpened;
import io.mockmongo.journal.ConnectionSecured;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.ProtocolRule;
import io.mockmongo.journal.ProtocolWarning;
import io.mockmongo.message.Message;
import io.mockmongo.respond.Origin;
import io.mockmongo.wire.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes the journal: numbers the facts, keeps them within a bound of bytes, and wakes those who
 * wait for one.
 */
final class Recorder {

  /** What a fact takes beside the bytes of its message, roughly. */
  private static final int FACT_SIZE = 80;

  private final long maxBytes;
  private final Consumer<? super Fact> listener;
  private final Consumer<? super Fact> onTrim;
  private final Findings findings;
  private final long start = System.nanoTime();
  private final Deque<Fact> kept = new ArrayDeque<>();
  private long bytes;
  private long order;
  private long trimmed;
  private int waiting;
  private boolean closed;

  /** The place of a fact, and its time since the start. */
  record Stamp(long order, long elapsedNanos) {}

  /** Makes a fact once its place and its time are known. */
  @FunctionalInterface
  interface Making<F extends Fact> {
    F make(Stamp stamp);
  }

  Recorder(Settings settings, Consumer<? super Fact> onTrim, Findings findings) {
    this.maxBytes = settings.journalBytes();
    this.listener = settings.listener();
    this.onTrim = onTrim;
    this.findings = findings;
  }

  void opened(ConnectionId connection, String remote) {
    record(stamp -> new ConnectionOpened(stamp.order(), stamp.elapsedNanos(), connection, remote));
  }

  void secured(ConnectionId connection, String agreed) {
    record(stamp -> new ConnectionSecured(stamp.order(), stamp.elapsedNanos(), connection, agreed));
  }

  Request received(Connection connection, Frame frame, Message message) {
    return record(
        stamp -> connection.received(stamp.order(), stamp.elapsedNanos(), frame, message));
  }

  ProtocolWarning warned(Request request, ProtocolRule rule, String actual) {
    return record(
        stamp -> new ProtocolWarning(stamp.order(), stamp.elapsedNanos(), request, rule, actual));
  }

  /** Records a reply; its frame, if there is one, is kept in place of the message. */
  SentReply sent(Request request, Message message, Frame frame, Origin by) {
    return record(
        stamp -> new SentReply(stamp.order(), stamp.elapsedNanos(), request, by, message, frame));
  }

  void halfClosed(ConnectionId connection, String reason) {
    record(
        stamp -> new ConnectionHalfClosed(stamp.order(), stamp.elapsedNanos(), connection, reason));
  }

  void ended(ConnectionId connection, ConnectionEnded.Ending ending, String reason) {
    record(
        stamp ->
            new ConnectionEnded(stamp.order(), stamp.elapsedNanos(), connection, ending, reason));
  }

  synchronized Journal journal() {
    return new Journal(List.copyOf(kept), trimmed);
  }

  /** Forgets all facts; those to come are numbered on. */
  synchronized void forget() {
    kept.clear();
    bytes = 0;
    trimmed = 0;
  }

  /** Takes a place that no fact has. */
  synchronized long mark() {
    return ++order;
  }

  synchronized long lastOrder() {
    return order;
  }

  /** Wakes all who wait for a fact. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /**
   * Waits until there is a fact after one, or a time is over; returns whether there is one.
   *
   * @throws IllegalStateException if the server is closed meanwhile
   */
  synchronized boolean awaitAfter(long seen, long deadlineNanos) throws InterruptedException {
    waiting++;
    try {
      while (order <= seen) {
        if (closed) {
          throw new IllegalStateException("the server was closed; nothing more comes");
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
  boolean comesAfter(long seen, long deadlineNanos) {
    try {
      return awaitAfter(seen, deadlineNanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  long elapsedNanos() {
    return System.nanoTime() - start;
  }

  private <F extends Fact> F record(Making<F> making) {
    F fact = add(making);
    try {
      listener.accept(fact);
    } catch (Throwable thrown) { // languages without checked exceptions throw any
      findings.add("the listener threw " + thrown + "\n    at " + fact.line().strip(), thrown);
    }
    return fact;
  }

  private synchronized <F extends Fact> F add(Making<F> making) {
    F fact = making.make(new Stamp(++order, elapsedNanos()));
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
    if (fact instanceof Request request) {
      return FACT_SIZE + request.length();
    }
    return fact instanceof SentReply reply ? FACT_SIZE + reply.length() : FACT_SIZE;
  }
}
