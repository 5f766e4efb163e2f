package io.mockmongo.server;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for what is not done where it comes up because it may block: answers to requests that had
 * to wait, and what the timer finds due. There are as many as are busy, none while nothing is to
 * do.
 */
final class Workers {

  private static final int IDLE_SECONDS = 1;

  private final ThreadPoolExecutor executor;
  private final Findings findings;
  private final AtomicInteger count = new AtomicInteger();

  Workers(Threads threads, Findings findings) {
    this.findings = findings;
    this.executor =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> threads.create("worker " + count.incrementAndGet(), work));
  }

  /** Does something soon; nothing once stopped. What it throws fails the test. */
  void run(Runnable work) {
    try {
      executor.execute(() -> runGuarded(work));
    } catch (RejectedExecutionException stopped) {
      // the server is closed, and nobody waits for this any more
    }
  }

  void stop() {
    executor.shutdownNow();
  }

  private void runGuarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error thrown) {
      findings.add("the server broke down: " + thrown, thrown);
    }
  }
}
