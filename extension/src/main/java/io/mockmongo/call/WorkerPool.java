package io.mockmongo.call;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * Threads for what is not done where it comes up because it may block: answers to requests that had
 * to wait, and what the timer finds due. Each is for one piece of work: there is little of it, and
 * none of it waits for another.
 */
public final class WorkerPool {

  private final ServerThreads threads;
  private final BiConsumer<String, Throwable> findings;
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean stopped;

  /**
   * Makes none yet.
   *
   * @param threads those that they are started in
   * @param findings takes what went wrong, and what was thrown
   */
  public WorkerPool(ServerThreads threads, BiConsumer<String, Throwable> findings) {
    this.threads = threads;
    this.findings = findings;
  }

  /**
   * Does something soon; nothing once stopped. What it throws fails the test. Where no thread is to
   * be had, the caller's does it: better late than lost.
   */
  public void run(Runnable work) {
    if (stopped) {
      return;
    }
    try {
      threads.start("worker " + count.incrementAndGet(), () -> runGuarded(work));
    } catch (OutOfMemoryError noThread) {
      runGuarded(work);
    }
  }

  /** Starts no more work. */
  public void stop() {
    stopped = true;
  }

  private void runGuarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error thrown) {
      findings.accept("the server broke down: " + thrown, thrown);
    }
  }
}
