package io.mockmongo.verify;

import io.mockmongo.origin.SourceLine;
import io.mockmongo.recorder.Recorder;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A condition of the test's own that is waited for. */
public final class ConditionWait {

  /** How long to wait for a fact before the condition is looked at again. */
  private static final long GLANCE_NANOS = 2_000_000;

  private final BooleanSupplier condition;
  private final Recorder recorder;
  private final PendingWork unfinished;

  /** Makes the wait for a condition. */
  public ConditionWait(BooleanSupplier condition, Recorder recorder, PendingWork unfinished) {
    this.condition = condition;
    this.recorder = recorder;
    this.unfinished = unfinished;
  }

  /** Waits until the condition is true; fails where it is not in time. */
  public void await(Duration most) {
    long deadline = System.nanoTime() + most.toNanos();
    try {
      long seen = recorder.lastOrder();
      while (!condition.getAsBoolean()) {
        long now = System.nanoTime();
        if (now - deadline >= 0) {
          throw new AssertionError(story(most));
        }
        recorder.awaitAfter(seen, Math.min(deadline, now + GLANCE_NANOS));
        seen = recorder.lastOrder();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the condition" + place(), e);
    }
  }

  private String story(Duration most) {
    String requests = unfinished.requests();
    return "the condition"
        + place()
        + " did not become true within "
        + most.toMillis()
        + " ms"
        + (requests.isEmpty() ? "" : "; " + requests.stripTrailing());
  }

  private static String place() {
    return " at " + new SourceLine();
  }
}
