package io.mockmongo.server;

import java.time.Duration;

/**
 * Counts requests in flight: those not yet settled (assigned to an answer or parked), and those
 * whose answers are not yet carried out. Counting starts before a request is recorded, so that a
 * test that ends at this moment does not miss it. Thread-safe.
 */
final class InFlight {

  private int unsettled;
  private int unanswered;
  private int waiting;

  /** One request in flight, used by one thread at a time. */
  final class ActiveRequest implements AutoCloseable {

    private boolean settled;

    /** Notes that the request is assigned to an answer or parked. */
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

  /** Counts one more request until the returned object is closed. */
  synchronized ActiveRequest enter() {
    unsettled++;
    unanswered++;
    return new ActiveRequest();
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

  /** Waits until every request is settled, up to a timeout; an interrupt ends the wait. */
  synchronized void awaitSettled(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    boolean undisturbed = true;
    while (unsettled > 0 && undisturbed) {
      undisturbed = awaitChange(deadline);
    }
  }

  /** Waits until every answer is carried out, up to a timeout; an interrupt ends the wait. */
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

  /** Tells whether an answer is being computed or sent. */
  synchronized boolean isAny() {
    return unanswered > 0;
  }
}
