package io.mockmongo.server;

import io.mockmongo.call.Timer;
import io.mockmongo.call.TimerQueue;
import io.mockmongo.call.WorkerPool;
import java.time.Duration;

/**
 * Runs steps on a worker after a delay; runs the remaining ones at once when the test has ended.
 */
final class DelayedSteps {

  private final WorkerPool workers;
  private final TimerQueue<Delay> pending;

  /** The rest of a reply, which is sent after a delay. */
  @FunctionalInterface
  interface Continuation {

    /**
     * Continues with the steps after the delay.
     *
     * @param early whether the delay was cut short, since the test has ended
     */
    void resume(boolean early);
  }

  /** One delay, by which the steps after it can be cancelled. */
  static final class Delay {
    private final Continuation then;

    private Delay(Continuation then) {
      this.then = then;
    }
  }

  DelayedSteps(Timer timer, WorkerPool workers) {
    this.workers = workers;
    this.pending = new TimerQueue<>(timer);
  }

  /** Runs a continuation after a time. */
  Delay add(Duration time, Continuation then) {
    Delay delay = new Delay(then);
    pending.add(delay, time, () -> then.resume(false));
    return delay;
  }

  /** Cancels the steps after a delay. */
  void cancel(Delay delay) {
    pending.remove(delay);
  }

  /** Tells whether any steps are pending. */
  boolean arePending() {
    return !pending.keys().isEmpty();
  }

  /** Runs all pending steps now. */
  void release() {
    for (Delay delay : pending.keys()) {
      if (pending.remove(delay).isPresent()) {
        workers.run(() -> delay.then.resume(true));
      }
    }
  }
}
