package io.mockmongo.call;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * A pool of worker threads for tasks that may block: answers to requests that had to wait, and
 * tasks of the timer. A task never waits for another: it runs on an idle thread, or on a new one.
 * Idle threads end after a second.
 */
public final class WorkerPool {

  private static final long IDLE_MILLIS = 1000;

  private final ServerThreads threads;
  private final BiConsumer<String, Throwable> findings;
  private final AtomicInteger count = new AtomicInteger();

  /** Hands tasks to idle threads. */
  private final SynchronousQueue<Runnable> idle = new SynchronousQueue<>();

  private volatile boolean stopped;

  /**
   * Creates a pool without threads.
   *
   * @param threads start and track the worker threads
   * @param findings takes a text and the exception of a failed task
   */
  public WorkerPool(ServerThreads threads, BiConsumer<String, Throwable> findings) {
    this.threads = threads;
    this.findings = findings;
  }

  /**
   * Runs a task on a worker thread; a stopped pool ignores it. An exception of the task fails the
   * test. If no thread can be started, the caller's thread runs the task.
   */
  public void run(Runnable work) {
    if (stopped || idle.offer(work)) {
      return;
    }
    try {
      threads.start("worker " + count.incrementAndGet(), () -> serve(work));
    } catch (OutOfMemoryError noThread) {
      runGuarded(work);
    }
  }

  /** Stops the pool: later tasks are ignored. */
  public void stop() {
    stopped = true;
  }

  private void serve(Runnable first) {
    try {
      for (Runnable work = first; work != null; ) {
        runGuarded(work);
        work = idle.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException stopping) {
      // the thread ends
    }
  }

  private void runGuarded(Runnable work) {
    try {
      work.run();
    } catch (Throwable thrown) { // code of the test may throw any
      findings.accept("the server broke down: " + thrown, thrown);
    }
  }
}
