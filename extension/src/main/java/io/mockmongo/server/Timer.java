package io.mockmongo.server;

import java.time.Duration;
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

  /** Returns a future to cancel it by, or null if the timer has stopped already. */
  Future<?> after(Duration delay, Runnable work) {
    try {
      return executor.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException stopped) {
      return null;
    }
  }

  void stop() {
    executor.shutdownNow();
  }
}
