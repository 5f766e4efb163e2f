package io.mockmongo.server;

import io.mockmongo.call.Timer;
import io.mockmongo.call.TimerQueue;
import io.mockmongo.journal.ConnectionId;
import java.time.Duration;
import java.util.List;

/**
 * Hellos that are left waiting for a change of the topology, as a server does, so that a client's
 * monitor does not ask again and again.
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

  /** Leaves a request waiting for at most so long since it came; then it is acted on. */
  void add(Exchange request, Duration most, Runnable then) {
    long waited = conversation.get().recorder().elapsedNanos() - request.elapsedNanos();
    waiting.add(request, Duration.ofNanos(Math.max(0, most.toNanos() - waited)), then);
  }

  /** Takes a request out; returns whether it was there, which only one caller is told. */
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
