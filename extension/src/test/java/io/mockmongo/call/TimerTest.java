package io.mockmongo.call;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Each thing is done once it is due, unless it was cancelled or the timer was stopped. */
class TimerTest {

  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(10);

  private final ServerThreads threads = new ServerThreads("timer test");
  private final Timer other = timer();

  @Test
  void what_is_due_is_done() throws Exception {
    CountDownLatch done = new CountDownLatch(1);

    other.after(SOON, done::countDown);

    assertThat(done.await(10, TimeUnit.SECONDS), is(true));
  }

  @Test
  void what_was_cancelled_is_not() throws Exception {
    assertNothingDoneAfter((timer, work) -> timer.after(SOON, work).cancel(false));
  }

  @Test
  void nothing_is_done_once_it_has_stopped() throws Exception {
    assertNothingDoneAfter(
        (timer, work) -> {
          timer.after(SOON, work);
          timer.stop(LONG);
          timer.after(SOON, work);
        });
  }

  private Timer timer() {
    return new Timer(threads, new WorkerPool(threads, (text, thrown) -> {}));
  }

  /** Tries again where this thread stood still for so long that the work was due before. */
  private void assertNothingDoneAfter(BiConsumer<Timer, Runnable> deed) throws Exception {
    AtomicInteger count;
    long began;
    long ended;
    do {
      count = new AtomicInteger();
      began = System.nanoTime();
      deed.accept(timer(), count::incrementAndGet);
      ended = System.nanoTime();
      CountDownLatch later = new CountDownLatch(1);
      other.after(SOON.multipliedBy(2), later::countDown);
      assertThat(later.await(10, TimeUnit.SECONDS), is(true));
    } while (ended - began >= SOON.toNanos());
    assertThat(count.get(), is(0));
  }
}
