package io.mockmongo.server;

import io.mockmongo.call.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tracks requests without a reply: left in silence, answered later, or received by the test. A
 * thread that waits for such a reply inside the driver ignores an interrupt, such as by a timeout
 * of JUnit; so the server hangs up then.
 */
final class PendingReplies {

  private static final Duration BETWEEN_CHECKS = Duration.ofMillis(50);

  private final Timer timer;
  private final CurrentConversation conversation;
  private final Set<Exchange> requests = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  PendingReplies(Timer timer, CurrentConversation conversation) {
    this.timer = timer;
    this.conversation = conversation;
  }

  /** Adds a request. */
  void add(Exchange request) {
    requests.add(request);
    watch();
  }

  /** Hangs up on clients that would wait for ever, as the test has ended. */
  void hangUp() {
    requests.stream()
        .filter(request -> request.isWaiting() && !request.isDelayed())
        .forEach(request -> request.hangUp("the test has ended"));
  }

  private void watch() {
    if (!requests.isEmpty() && scheduled.compareAndSet(false, true)) {
      timer.after(BETWEEN_CHECKS, this::check);
    }
  }

  private void check() {
    removeAnswered();
    Conversation current = conversation.get();
    if (!requests.isEmpty() && current.detector().isTestInterrupted()) {
      current.pendingWork().interruptedInDriver();
      requests.forEach(request -> request.hangUp("the test was interrupted"));
    }
    scheduled.set(false);
    watch();
  }

  private void removeAnswered() {
    requests.removeIf(request -> !request.isWaiting());
  }
}
