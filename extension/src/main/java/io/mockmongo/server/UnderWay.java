package io.mockmongo.server;

import java.time.Duration;
import java.util.function.Supplier;

/** Counts requests that somebody is busy with: a test that ends just then must not miss them. */
final class UnderWay {

  private int underWay;
  private int waiting;

  /** Does something with a request. */
  <T> T during(Supplier<T> arriving) {
    begin();
    try {
      return arriving.get();
    } finally {
      end();
    }
  }

  /** Waits until no request is under way, at most so long, and not at all where interrupted. */
  synchronized void awaitNone(Duration most) {
    long deadline = System.nanoTime() + most.toNanos();
    waiting++;
    try {
      for (long left = most.toMillis(); underWay > 0 && left > 0; left = millisTo(deadline)) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting--;
    }
  }

  private static long millisTo(long deadline) {
    return (deadline - System.nanoTime()) / 1_000_000;
  }

  synchronized boolean isAny() {
    return underWay > 0;
  }

  synchronized void begin() {
    underWay++;
  }

  synchronized void end() {
    underWay--;
    if (underWay == 0 && waiting > 0) {
      notifyAll();
    }
  }
}
