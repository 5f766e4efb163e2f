package io.mockmongo.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;

/** What is done after a pause, by a worker; and all at once when the test has ended. */
final class Pauses {

  private final Timer timer;
  private final Workers workers;
  private final ConcurrentMap<Runnable, Future<?>> pending = new ConcurrentHashMap<>();

  Pauses(Timer timer, Workers workers) {
    this.timer = timer;
    this.workers = workers;
  }

  void add(Duration time, Runnable then) {
    Runnable once = () -> then.run();
    synchronized (pending) { // so that it is not due before it is pending
      pending.put(once, timer.after(time, () -> end(once)));
    }
  }

  /** Tells whether something is still to be done. */
  boolean arePending() {
    return !pending.isEmpty();
  }

  /** Does now all that was to be done later. */
  void release() {
    List.copyOf(pending.keySet()).forEach(once -> workers.run(() -> end(once)));
  }

  private void end(Runnable once) {
    Future<?> due;
    synchronized (pending) {
      due = pending.remove(once);
    }
    if (due != null) {
      due.cancel(false);
      once.run();
    }
  }
}
