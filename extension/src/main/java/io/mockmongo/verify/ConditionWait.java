package io.mockmongo.verify;

import io.mockmongo.journal.Position;
import io.mockmongo.origin.SourceLine;
import io.mockmongo.recorder.Recorder;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition of the test, such as a counter of a listener. */
public final class ConditionWait {

  /** How long to wait for a fact before the condition is tested again. */
  private static final long INTERVAL_NANOS = 2_000_000;

  private final BooleanSupplier condition;
  private final Recorder recorder;
  private final PendingWork pending;

  /** Makes the wait for a condition, tested again with each fact of the recorder. */
  public ConditionWait(BooleanSupplier condition, Recorder recorder, PendingWork pending) {
    this.condition = condition;
    this.recorder = recorder;
    this.pending = pending;
  }

  /** Waits until the condition is true; fails at the timeout. */
  public void await(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      Position seen = recorder.lastPosition();
      while (!condition.getAsBoolean()) {
        long now = System.nanoTime();
        if (now - deadline >= 0) {
          throw new AssertionError(text(timeout));
        }
        recorder.awaitAfter(seen, Math.min(deadline, now + INTERVAL_NANOS));
        seen = recorder.lastPosition();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the condition" + place(), e);
    }
  }

  private String text(Duration timeout) {
    String requests = pending.requests();
    return "the condition"
        + place()
        + " was still false after "
        + timeout.toMillis()
        + " ms"
        + (requests.isEmpty() ? "" : "; " + requests.stripTrailing());
  }

  private static String place() {
    return " at " + new SourceLine();
  }
}
