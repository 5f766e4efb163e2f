package io.mockmongo.server;

import io.mockmongo.call.Pending;
import io.mockmongo.call.Timer;
import io.mockmongo.call.Workers;
import java.time.Duration;

/** What is done after a pause, by a worker; and all at once when the test has ended. */
final class Pauses {

  private final Workers workers;
  private final Pending<Object> pending;

  Pauses(Timer timer, Workers workers) {
    this.workers = workers;
    this.pending = new Pending<>(timer);
  }

  void add(Duration time, Runnable then) {
    pending.add(new Object(), time, then);
  }

  /** Tells whether something is still to be done. */
  boolean arePending() {
    return !pending.keys().isEmpty();
  }

  /** Does now all that was to be done later. */
  void release() {
    pending.keys().forEach(key -> workers.run(() -> pending.run(key)));
  }
}
