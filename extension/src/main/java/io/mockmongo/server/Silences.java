package io.mockmongo.server;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Requests that are left without a reply on purpose. A thread that waits for one inside the driver
 * does not notice that it is interrupted, as a time limit of JUnit does; so the server hangs up
 * then.
 */
final class Silences {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Timer timer;
  private final Pauses pauses;
  private final BooleanSupplier testInterrupted;
  private final Unfinished unfinished;
  private final Set<Request> requests = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();

  Silences(Timer timer, Pauses pauses, BooleanSupplier testInterrupted, Unfinished unfinished) {
    this.timer = timer;
    this.pauses = pauses;
    this.testInterrupted = testInterrupted;
    this.unfinished = unfinished;
  }

  /** Takes note of a request that gets no reply, or not for a while. */
  void add(Request request) {
    requests.add(request);
    watch();
  }

  private void watch() {
    requests.removeIf(request -> !request.isWaiting());
    if (!requests.isEmpty() && looking.compareAndSet(false, true)) {
      timer.after(BETWEEN_LOOKS, this::look);
    }
  }

  private void look() {
    if (testInterrupted.getAsBoolean()) {
      unfinished.interruptedInDriver();
      pauses.release();
      requests.forEach(request -> request.hangUp("since the test was interrupted"));
    }
    looking.set(false);
    watch();
  }
}
