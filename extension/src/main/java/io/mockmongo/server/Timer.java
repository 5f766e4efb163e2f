package io.mockmongo.server;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Has workers do things later. It is the JDK's own scheduler, one for the whole process, that looks
 * at the clock: a thread of each server's own would cost every test its start and its end.
 */
final class Timer {

  private final Workers workers;
  private final Set<CompletableFuture<Boolean>> pending = new HashSet<>();
  private boolean stopped;

  Timer(Workers workers) {
    this.workers = workers;
  }

  /** Returns what cancels it; once the timer has stopped, nothing is done any more. */
  synchronized Runnable after(Duration delay, Runnable work) {
    CompletableFuture<Boolean> due = new CompletableFuture<>();
    if (!stopped) {
      pending.add(due);
      due.thenAccept(isTime -> end(due, isTime, work));
      due.completeOnTimeout(true, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
    return () -> cancel(due);
  }

  private synchronized void end(CompletableFuture<Boolean> due, boolean isTime, Runnable work) {
    pending.remove(due);
    if (isTime && !stopped) {
      workers.run(work);
    }
  }

  /** Not by cancel(): until JDK 21 the scheduler would keep what is cancelled till it is due. */
  private static void cancel(CompletableFuture<Boolean> due) {
    due.complete(false);
  }

  /** Cancels all, so that the scheduler keeps nothing of the server; no work begins from now on. */
  synchronized void stop() {
    stopped = true;
    List.copyOf(pending).forEach(Timer::cancel);
  }
}
