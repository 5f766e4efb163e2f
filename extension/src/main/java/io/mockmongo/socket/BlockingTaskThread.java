package io.mockmongo.socket;

import java.time.Duration;

/** Runs a task that may block on a thread of its own, and waits for the task up to a timeout. */
final class BlockingTaskThread {

  private BlockingTaskThread() {}

  /**
   * Runs the task; returns when it ends, at the timeout, or at once if the caller is interrupted.
   */
  static void run(String name, Runnable task, Duration timeout) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    try {
      thread.start();
      thread.join(timeout.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (OutOfMemoryError noThread) {
      // then the task is not run
    }
  }
}
