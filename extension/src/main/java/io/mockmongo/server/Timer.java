package io.mockmongo.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does things later, on one thread that is started when the first thing is to be done later. */
final class Timer {

  private final ScheduledThreadPoolExecutor executor;

  Timer(Threads threads) {
    executor = new ScheduledThreadPoolExecutor(1, work -> threads.create("timer", work));
    executor.setRemoveOnCancelPolicy(true);
  }

  /** Returns a future to cancel it by; once the timer has stopped, nothing is done any more. */
  Future<?> after(Duration delay, Runnable work) {
    try {
      return executor.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException stopped) {
      return CompletableFuture.completedFuture(null);
    }
  }

  void stop() {
    executor.shutdownNow();
  }
}
