package io.mockmongo.verify;

import io.mockmongo.call.CallRegistry;
import io.mockmongo.recorder.Recorder;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The moment from which nothing more comes by itself: each background call has ended, or waits in
 * the driver while nothing happens.
 */
public final class Quiescence {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  /** How often all must be still before it is believed to stay so. */
  private static final int LOOKS = 3;

  private final Recorder recorder;
  private final CallRegistry calls;
  private final BooleanSupplier busy;

  /** Watches a recorder, the background calls, and whether servers are busy. */
  public Quiescence(Recorder recorder, CallRegistry calls, BooleanSupplier busy) {
    this.recorder = recorder;
    this.calls = calls;
    this.busy = busy;
  }

  /** Waits for it; returns whether it came in time. */
  boolean await(Duration most) throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    int looks = 0;
    while (calls.areRunning() && looks < LOOKS) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      boolean came =
          recorder.awaitAfter(recorder.lastOrder(), System.nanoTime() + BETWEEN_LOOKS.toNanos());
      looks = !came && !busy.getAsBoolean() && calls.allWaitInDriver() ? looks + 1 : 0;
    }
    return true;
  }
}
