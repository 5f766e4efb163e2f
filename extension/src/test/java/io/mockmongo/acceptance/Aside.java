package io.mockmongo.acceptance;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Work on a thread that is neither the test's own nor one of the server's. */
final class Aside<T> {

  private final FutureTask<T> task;

  private Aside(Callable<T> work) {
    task = new FutureTask<>(work);
  }

  static <T> Aside<T> goes(Callable<T> work) {
    Aside<T> aside = new Aside<>(work);
    Thread thread = new Thread(aside.task, "aside");
    thread.setDaemon(true);
    thread.start();
    return aside;
  }

  /** Returns what came of it, within a minute. */
  T result() throws Exception {
    return task.get(1, TimeUnit.MINUTES);
  }

  /** Waits for a latch, within ten seconds; tells whether it is open. */
  static boolean isOpen(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits for a latch, interrupted or not, as code does that is meant not to stop. */
  static void awaitUninterruptibly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException e) {
        // it goes on waiting
      }
    }
  }
}
