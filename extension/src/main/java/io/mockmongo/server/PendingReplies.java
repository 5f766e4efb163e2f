package io.mockmongo.server;

import io.mockmongo.call.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Requests that somebody has and has not replied to: left in silence, answered later, or received
 * by the test. A thread that waits for such a reply inside the driver does not notice that it is
 * interrupted, as a time limit of JUnit does; so the server hangs up then.
 */
final class PendingReplies {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Timer timer;
  private final CurrentConversation conversation;
  private final Set<Exchange> requests = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();

  PendingReplies(Timer timer, CurrentConversation conversation) {
    this.timer = timer;
    this.conversation = conversation;
  }

  /** Takes note of a request. */
  void add(Exchange request) {
    requests.add(request);
    watch();
  }

  /** Hangs up on those who would wait for good, since nobody will reply any more. */
  void letGo() {
    requests.stream()
        .filter(request -> request.isWaiting() && !request.isDelayed())
        .forEach(request -> request.hangUp("since its test has ended"));
  }

  private void watch() {
    forgetOver();
    if (!requests.isEmpty() && looking.compareAndSet(false, true)) {
      timer.after(BETWEEN_LOOKS, this::look);
    }
  }

  private void look() {
    forgetOver();
    Conversation current = conversation.get();
    if (!requests.isEmpty() && current.detector().isTestInterrupted()) {
      current.unfinished().interruptedInDriver();
      requests.forEach(request -> request.hangUp("since the test was interrupted"));
    }
    looking.set(false);
    watch();
  }

  private void forgetOver() {
    requests.removeIf(request -> !request.isWaiting());
  }
}
