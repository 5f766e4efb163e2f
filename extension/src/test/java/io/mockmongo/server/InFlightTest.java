package io.mockmongo.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who ends a test waits for requests that have no place yet, and no longer. */
class InFlightTest {

  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(40);

  private final InFlight inFlight = new InFlight();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void release() {
    release.countDown();
  }

  @Test
  void the_wait_ends_once_the_last_has_its_place() throws Exception {
    arrives();
    arrives();
    long start = System.nanoTime();
    Thread waiting = new Thread(() -> inFlight.awaitSettled(LONG));
    waiting.start();
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    release.countDown();
    waiting.join();

    assertThat(since(start), lessThan(LONG.dividedBy(2)));
  }

  @Test
  void one_that_gets_none_is_waited_for_no_longer_than_asked() throws Exception {
    arrives();
    long start = System.nanoTime();

    inFlight.awaitSettled(SHORT);

    assertThat(since(start), is(greaterThanOrEqualTo(SHORT.dividedBy(2))));
  }

  @Test
  void who_is_interrupted_does_not_wait_and_stays_so() throws Exception {
    arrives();
    Thread.currentThread().interrupt();
    long start = System.nanoTime();

    inFlight.awaitSettled(LONG);

    assertThat(Thread.interrupted(), is(true));
    assertThat(since(start), lessThan(LONG.dividedBy(2)));
  }

  @Test
  void one_that_is_settled_is_in_flight_until_it_is_answered() {
    InFlight.ActiveRequest entry = inFlight.enter();

    entry.settled();
    entry.settled(); // as often as one likes

    inFlight.awaitSettled(LONG);
    assertThat(inFlight.isAny(), is(true));
    entry.close();
    inFlight.awaitAnswered(LONG);
    assertThat(inFlight.isAny(), is(false));
  }

  private void arrives() throws Exception {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try (InFlight.ActiveRequest entry = inFlight.enter()) {
                begun.complete(null);
                isReleased();
                entry.settled();
              }
            });
    thread.setDaemon(true);
    thread.start();
    begun.get();
  }

  private void isReleased() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
