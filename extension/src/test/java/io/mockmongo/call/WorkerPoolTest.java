package io.mockmongo.call;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A task never waits for another, and idle threads are used again. */
class WorkerPoolTest {

  private static final int TASKS = 1000;

  private final ServerThreads threads = new ServerThreads("worker test");
  private final Set<String> findings = ConcurrentHashMap.newKeySet();
  private final WorkerPool workers = new WorkerPool(threads, (text, thrown) -> findings.add(text));

  @Test
  void tasks_that_block_run_at_once() throws Exception {
    CountDownLatch all = new CountDownLatch(20);

    for (int i = 0; i < 20; i++) {
      workers.run(
          () -> {
            all.countDown();
            awaitUninterruptedly(all);
          });
    }

    assertThat(all.await(10, TimeUnit.SECONDS), is(true));
  }

  @Test
  void idle_threads_are_used_again() throws Exception {
    Set<Thread> used = ConcurrentHashMap.newKeySet();
    Semaphore done = new Semaphore(0);

    for (int i = 0; i < TASKS; i++) {
      workers.run(
          () -> {
            used.add(Thread.currentThread());
            done.release();
          });
      assertThat(done.tryAcquire(10, TimeUnit.SECONDS), is(true));
    }

    assertThat(used.size(), lessThan(TASKS));
  }

  @Test
  void idle_threads_end_with_the_server() throws Exception {
    Semaphore done = new Semaphore(0);
    workers.run(done::release);
    assertThat(done.tryAcquire(10, TimeUnit.SECONDS), is(true));

    workers.stop();
    threads.interrupt();

    assertThat(threads.join(Duration.ofSeconds(10)), is(empty()));
  }

  @Test
  void a_thread_survives_what_a_task_throws() throws Exception {
    Semaphore done = new Semaphore(0);

    for (int i = 0; i < 10; i++) {
      workers.run(
          () -> {
            done.release();
            throw new IllegalStateException("oops");
          });
      assertThat(done.tryAcquire(10, TimeUnit.SECONDS), is(true));
    }
    workers.stop();
    threads.interrupt();
    threads.join(Duration.ofSeconds(10));

    assertThat(
        findings, is(Set.of("the server broke down: java.lang.IllegalStateException: oops")));
  }

  private static void awaitUninterruptedly(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
