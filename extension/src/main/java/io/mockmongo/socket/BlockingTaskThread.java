package io.mockmongo.socket;

import java.time.Duration;

/** A thread for work that may block, so that whoever has it done goes on in time. */
final class BlockingTaskThread {

  private BlockingTaskThread() {}

  /**
   * Returns when the work is done, or the time is over, or at once if the caller is interrupted.
   */
  static void run(String name, Runnable work, Duration most) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    try {
      thread.start();
      thread.join(most.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (OutOfMemoryError noThread) {
      // then it is left undone
    }
  }
}
