package io.mockmongo.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A timer that has workers run tasks after a delay. Its one thread, started with the first task,
 * runs none of them itself, so a task that blocks delays no other.
 */
public final class Timer {

  private final ScheduledThreadPoolExecutor executor;
  private final WorkerPool workers;

  /** Creates a timer with its thread among the server's threads; workers run its tasks. */
  public Timer(ServerThreads threads, WorkerPool workers) {
    this.workers = workers;
    this.executor = new ScheduledThreadPoolExecutor(1, work -> threads.lend("timer", work));
    executor.setRemoveOnCancelPolicy(true);
  }

  /** Schedules a task; returns a future to cancel it. A stopped timer ignores the task. */
  public Future<?> after(Duration delay, Runnable work) {
    try {
      return executor.schedule(() -> workers.run(work), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException stopped) {
      return CompletableFuture.completedFuture(null);
    }
  }

  /**
   * Stops the timer, and waits for its thread, which might start and be tracked later otherwise.
   */
  public void stop(Duration timeout) {
    executor.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      executor.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
