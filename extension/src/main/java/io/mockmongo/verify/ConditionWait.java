package io.mockmongo.verify;

import io.mockmongo.journal.Position;
import io.mockmongo.origin.SourceLine;
import io.mockmongo.recorder.Recorder;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

/** Waits for a condition or a value of the test, such as a counter of a listener. */
public final class ConditionWait {

  /** How long to wait for a fact before the condition is tested again. */
  private static final long INTERVAL_NANOS = 2_000_000;

  private final Recorder recorder;
  private final PendingWork pending;

  /** Makes a wait that tests its condition again with each fact of the recorder. */
  public ConditionWait(Recorder recorder, PendingWork pending) {
    this.recorder = recorder;
    this.pending = pending;
  }

  /** Waits until the condition is true; fails at the timeout. */
  public void await(BooleanSupplier condition, Duration timeout) {
    if (!tryAwait(condition, timeout)) {
      String requests = pending.requests();
      throw new AssertionError(
          "the condition at "
              + new SourceLine()
              + " was still false after "
              + timeout.toMillis()
              + " ms"
              + (requests.isEmpty() ? "" : "; " + requests.stripTrailing()));
    }
  }

  /** Waits until a value matches, and returns it; fails at the timeout. */
  public <T> T await(Supplier<? extends T> supplier, Matcher<? super T> matcher, Duration timeout) {
    LastValue<T> last = new LastValue<>(supplier);
    if (!tryAwait(() -> matcher.matches(last.next()), timeout)) {
      throw new AssertionError(mismatch(last.value, matcher, timeout));
    }
    return last.value;
  }

  /** Waits until the condition is true; returns false at the timeout. */
  public boolean tryAwait(BooleanSupplier condition, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      Position seen = recorder.lastPosition();
      while (!condition.getAsBoolean()) {
        long now = System.nanoTime();
        if (now - deadline >= 0) {
          return false;
        }
        recorder.awaitAfter(seen, Math.min(deadline, now + INTERVAL_NANOS));
        seen = recorder.lastPosition();
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(
          "interrupted while waiting for the condition at " + new SourceLine(), e);
    }
  }

  private String mismatch(Object value, Matcher<?> matcher, Duration timeout) {
    StringDescription difference = new StringDescription();
    difference.appendText("\nexpected: ").appendDescriptionOf(matcher).appendText("\n     but: ");
    matcher.describeMismatch(value, difference);
    String requests = pending.requests();
    return "the value at "
        + new SourceLine()
        + " did not match within "
        + timeout.toMillis()
        + " ms"
        + difference
        + (requests.isEmpty() ? "" : "\n" + requests.stripTrailing());
  }

  /** The last value that a supplier returned. */
  private static final class LastValue<T> {

    private final Supplier<? extends T> supplier;
    private T value;

    LastValue(Supplier<? extends T> supplier) {
      this.supplier = supplier;
    }

    T next() {
      value = supplier.get();
      return value;
    }
  }
}
