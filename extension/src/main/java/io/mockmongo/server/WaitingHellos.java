package io.mockmongo.server;

import io.mockmongo.call.Timer;
import io.mockmongo.call.TimerQueue;
import io.mockmongo.journal.ConnectionId;
import java.time.Duration;
import java.util.List;

/**
 * Hellos that wait for a topology change, as on a real server, so that a client's monitor does not
 * poll.
 *
 * <p>Specification: server discovery and monitoring, "streaming protocol", awaitable hello.
 */
final class WaitingHellos {

  private final TimerQueue<Exchange> waiting;
  private final CurrentConversation conversation;

  WaitingHellos(Timer timer, CurrentConversation conversation) {
    this.waiting = new TimerQueue<>(timer);
    this.conversation = conversation;
  }

  /** Adds a hello; runs an action when it has waited for a time since it was received. */
  void add(Exchange request, Duration timeout, Runnable then) {
    long waited = conversation.get().recorder().elapsedNanos() - request.elapsedNanos();
    waiting.add(request, Duration.ofNanos(Math.max(0, timeout.toNanos() - waited)), then);
  }

  /** Removes a hello; returns true to exactly one caller. */
  boolean remove(Exchange request) {
    return waiting.remove(request).isPresent();
  }

  void removeAll(ConnectionId connection) {
    for (Exchange request : requests()) {
      if (request.connection().equals(connection)) {
        remove(request);
      }
    }
  }

  List<Exchange> requests() {
    return waiting.keys();
  }
}
