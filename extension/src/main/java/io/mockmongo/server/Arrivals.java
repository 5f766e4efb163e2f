package io.mockmongo.server;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Requests that were recorded, and have no place yet: a test that ends just then must not miss
 * them.
 */
final class Arrivals {

  private int underWay;
  private int waiting;

  /** Takes a request to its place. */
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

  private synchronized void begin() {
    underWay++;
  }

  private synchronized void end() {
    underWay--;
    if (underWay == 0 && waiting > 0) {
      notifyAll();
    }
  }
}
