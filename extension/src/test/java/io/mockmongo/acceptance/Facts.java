package io.mockmongo.acceptance;

import io.mockmongo.journal.Fact;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits for facts as they happen; no wait is longer than ten seconds. */
final class Facts implements Consumer<Fact> {

  private final BlockingQueue<Fact> coming = new LinkedBlockingQueue<>();

  @Override
  public void accept(Fact fact) {
    coming.add(fact);
  }

  /** Returns the next fact of a kind; those before it are passed over. */
  <F extends Fact> F next(Class<F> kind) throws InterruptedException {
    while (true) {
      Fact fact = coming.poll(10, TimeUnit.SECONDS);
      if (fact == null) {
        throw new AssertionError("no " + kind.getSimpleName() + " within 10 seconds");
      }
      if (kind.isInstance(fact)) {
        return kind.cast(fact);
      }
    }
  }
}
