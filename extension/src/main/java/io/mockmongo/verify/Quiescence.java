package io.mockmongo.verify;

import io.mockmongo.call.CallRegistry;
import io.mockmongo.recorder.Recorder;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Detects quiescence, after which no request is sent by itself: each background call has ended, or
 * waits in the driver while no fact is recorded.
 */
public final class Quiescence {

  private static final Duration BETWEEN_CHECKS = Duration.ofMillis(20);

  /** How many checks in a row must find no activity. */
  private static final int CHECKS = 3;

  private final Recorder recorder;
  private final CallRegistry calls;
  private final BooleanSupplier busy;

  /**
   * Makes a detector.
   *
   * @param recorder records the facts
   * @param calls the background calls
   * @param busy tells whether a server is about to send something
   */
  public Quiescence(Recorder recorder, CallRegistry calls, BooleanSupplier busy) {
    this.recorder = recorder;
    this.calls = calls;
    this.busy = busy;
  }

  /** Waits for quiescence; returns false at the timeout. */
  boolean await(Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    int checks = 0;
    while (calls.areRunning() && checks < CHECKS) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      boolean active =
          recorder.awaitAfter(
              recorder.lastPosition(), System.nanoTime() + BETWEEN_CHECKS.toNanos());
      checks = !active && !busy.getAsBoolean() && calls.allWaitInDriver() ? checks + 1 : 0;
    }
    return true;
  }
}
