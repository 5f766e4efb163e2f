package io.mockmongo.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Each thing is done once it is due, unless it was cancelled or the timer was stopped. */
class TimerTest {

  private static final Duration SOON = Duration.ofMillis(5);
  private static final Duration LATER = Duration.ofMillis(30);

  private final Threads threads = new Threads("timer test");
  private final Timer timer = new Timer(new Workers(threads, new Findings()));
  private final Timer other = new Timer(new Workers(threads, new Findings()));
  private final CountDownLatch done = new CountDownLatch(1);
  private final CountDownLatch otherDone = new CountDownLatch(1);

  @Test
  void what_is_due_is_done() throws Exception {
    timer.after(SOON, done::countDown);

    assertThat(done.await(10, TimeUnit.SECONDS), is(true));
  }

  @Test
  void what_was_cancelled_is_not() throws Exception {
    Runnable cancelling = timer.after(SOON, done::countDown);
    cancelling.run();

    assertNotDoneWhenLaterWorkIs();
  }

  @Test
  void nothing_is_done_once_it_has_stopped() throws Exception {
    timer.after(SOON, done::countDown);
    timer.stop();
    timer.after(SOON, done::countDown);

    assertNotDoneWhenLaterWorkIs();
  }

  private void assertNotDoneWhenLaterWorkIs() throws Exception {
    other.after(LATER, otherDone::countDown);
    assertThat(otherDone.await(10, TimeUnit.SECONDS), is(true));
    assertThat(done.getCount(), is(1L));
  }
}
