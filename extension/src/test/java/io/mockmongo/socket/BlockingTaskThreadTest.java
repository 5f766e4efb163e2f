package io.mockmongo.socket;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The caller goes on, whatever becomes of the work. */
class BlockingTaskThreadTest {

  @Test
  void work_that_ends_is_waited_for() {
    AtomicBoolean done = new AtomicBoolean();

    BlockingTaskThread.run("quick", () -> done.set(true), Duration.ofMinutes(1));

    assertTrue(done.get());
  }

  @Test
  void work_that_does_not_end_is_left() {
    CountDownLatch never = new CountDownLatch(1);

    BlockingTaskThread.run("stuck", () -> await(never), Duration.ofMillis(10));

    never.countDown();
  }

  @Test
  void an_interrupt_is_left_for_others_to_see() {
    CountDownLatch never = new CountDownLatch(1);
    Thread.currentThread().interrupt();

    BlockingTaskThread.run("stuck", () -> await(never), Duration.ofMinutes(1));

    assertTrue(Thread.interrupted());
    assertFalse(Thread.interrupted());
    never.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
