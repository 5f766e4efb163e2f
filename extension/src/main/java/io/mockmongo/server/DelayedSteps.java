package io.mockmongo.server;

import io.mockmongo.call.Timer;
import io.mockmongo.call.TimerQueue;
import io.mockmongo.call.WorkerPool;
import java.time.Duration;

/** What is done after a pause, by a worker; and all at once when the test has ended. */
final class DelayedSteps {

  private final WorkerPool workers;
  private final TimerQueue<Pause> pending;

  /** What goes on after a pause. */
  @FunctionalInterface
  interface Continuation {

    /**
     * Goes on.
     *
     * @param hurried whether the pause was cut short, since the test has ended
     */
    void goOn(boolean hurried);
  }

  /** One pause, by which it can be taken back. */
  static final class Pause {
    private final Continuation then;

    private Pause(Continuation then) {
      this.then = then;
    }
  }

  DelayedSteps(Timer timer, WorkerPool workers) {
    this.workers = workers;
    this.pending = new TimerQueue<>(timer);
  }

  /** Has something go on after a time. */
  Pause add(Duration time, Continuation then) {
    Pause pause = new Pause(then);
    pending.add(pause, time, () -> then.goOn(false));
    return pause;
  }

  /** Takes a pause back: nothing goes on after it. */
  void cancel(Pause pause) {
    pending.remove(pause);
  }

  /** Tells whether something is still to be done. */
  boolean arePending() {
    return !pending.keys().isEmpty();
  }

  /** Does now all that was to be done later. */
  void release() {
    for (Pause pause : pending.keys()) {
      if (pending.remove(pause).isPresent()) {
        workers.run(() -> pause.then.goOn(true));
      }
    }
  }
}
