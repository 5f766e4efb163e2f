package io.mockmongo.server;

import java.time.Duration;

/**
 * Counts requests in flight: from before they are recorded until they are settled (it is known who
 * answers, or they wait in their place), and until their answers are carried out. A test that ends
 * just then must not miss them. Thread-safe.
 */
final class InFlight {

  private int unsettled;
  private int unanswered;
  private int waiting;

  /** One request in flight, used by one thread at a time. */
  final class Entry implements AutoCloseable {

    private boolean settled;

    /** Takes note that it is known who answers, or that the request waits in its place. */
    void settled() {
      if (!settled) {
        settled = true;
        settle();
      }
    }

    @Override
    public void close() {
      settled();
      leave();
    }
  }

  /** Counts one more request, until the entry is closed. */
  synchronized Entry enter() {
    unsettled++;
    unanswered++;
    return new Entry();
  }

  private synchronized void settle() {
    unsettled--;
    wakeWhereNone(unsettled);
  }

  private synchronized void leave() {
    unanswered--;
    wakeWhereNone(unanswered);
  }

  private void wakeWhereNone(int left) {
    if (left == 0 && waiting > 0) {
      notifyAll();
    }
  }

  /** Waits until each request is settled, up to a timeout, and not at all where interrupted. */
  synchronized void awaitSettled(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    boolean undisturbed = true;
    while (unsettled > 0 && undisturbed) {
      undisturbed = awaitChange(deadline);
    }
  }

  /** Waits until each answer is carried out, up to a timeout, and not at all where interrupted. */
  synchronized void awaitAnswered(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    boolean undisturbed = true;
    while (unanswered > 0 && undisturbed) {
      undisturbed = awaitChange(deadline);
    }
  }

  private boolean awaitChange(long deadline) {
    long millis = (deadline - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      return false;
    }
    waiting++;
    try {
      wait(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting--;
    }
  }

  /** Tells whether an answer is being made or sent. */
  synchronized boolean isAny() {
    return unanswered > 0;
  }
}
