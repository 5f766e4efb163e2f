package io.mockmongo.call;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.mockmongo.LiveThreads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** No thread of a server is forgotten when all are to end. */
class ServerThreadsTest {

  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(10);

  private final ServerThreads threads = new ServerThreads("threads test");
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @Test
  void one_that_starts_after_all_were_interrupted_is_interrupted_too() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    threads.interrupt();

    threads.start("late", () -> interrupted.complete(Thread.currentThread().isInterrupted()));

    assertThat(interrupted.get(10, TimeUnit.SECONDS), is(true));
  }

  @Test
  void one_that_does_not_end_is_told_with_what_it_is_at() throws Exception {
    threads.start("late", this::isReleased);
    running.await(10, TimeUnit.SECONDS);

    assertThat(threads.join(SHORT), contains(startsWith("\"threads test late\" at ")));
    release.countDown();
    assertThat(threads.join(LONG), empty());
  }

  @Test
  void one_that_somebody_else_starts_counts_while_it_runs() throws Exception {
    threads.lend("timer", this::isReleased).start();
    running.await(10, TimeUnit.SECONDS);

    assertThat(threads.join(SHORT), contains(startsWith("\"threads test timer\" at ")));
    release.countDown();
    assertThat(threads.join(LONG), empty());
  }

  @Test
  void one_that_mostly_waits_is_virtual_from_jdk_24_on_and_tracked_as_well() throws Exception {
    CompletableFuture<String> group = new CompletableFuture<>();
    threads.startMostlyWaiting(
        "light",
        () -> {
          group.complete(Thread.currentThread().getThreadGroup().getName());
          isReleased();
        });
    running.await(10, TimeUnit.SECONDS);

    assertThat(group.get().equals("VirtualThreads"), is(Runtime.version().feature() >= 24));
    assertThat(LiveThreads.of("threads test "), hasItem("light"));
    assertThat(threads.join(SHORT), contains(startsWith("\"threads test light\" at ")));
    release.countDown();
    assertThat(threads.join(LONG), empty());
  }

  private void isReleased() {
    running.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void are_waited_for_as_long_as_one_after_another_ends() {
    ServerThreads chain = new ServerThreads("chain");
    long begin = System.nanoTime();
    for (int i = 1; i <= 15; i++) {
      long end = begin + i * 100_000_000L;
      chain.start("ends in turn", () -> parkUntil(end));
    }

    assertThat(chain.join(Duration.ofSeconds(1)), is(empty()));
  }

  private static void parkUntil(long end) {
    while (System.nanoTime() - end < 0) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
