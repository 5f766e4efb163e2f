package io.mockmongo.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Has workers do things later. Its one thread, started when the first thing is to be done later,
 * only looks at the clock, so nothing that blocks delays what else is due.
 */
public final class Timer {

  private final ScheduledThreadPoolExecutor executor;
  private final WorkerPool workers;

  /** Makes one whose thread is one of some threads, and whose work workers do. */
  public Timer(ServerThreads threads, WorkerPool workers) {
    this.workers = workers;
    this.executor = new ScheduledThreadPoolExecutor(1, work -> threads.lend("timer", work));
    executor.setRemoveOnCancelPolicy(true);
  }

  /** Returns a future to cancel it by; once the timer has stopped, nothing is done any more. */
  public Future<?> after(Duration delay, Runnable work) {
    try {
      return executor.schedule(() -> workers.run(work), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException stopped) {
      return CompletableFuture.completedFuture(null);
    }
  }

  /** Waits for its thread, which else may be about to start and be counted only later. */
  public void stop(Duration most) {
    executor.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      executor.awaitTermination(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
