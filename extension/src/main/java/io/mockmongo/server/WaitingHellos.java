package io.mockmongo.server;

import io.mockmongo.call.Timer;
import io.mockmongo.call.TimerQueue;
import io.mockmongo.journal.ConnectionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hellos that wait for a topology change, as on a real server, so that a client's monitor does not
 * poll.
 *
 * <p>Specification: server discovery and monitoring, "streaming protocol", awaitable hello.
 */
final class WaitingHellos {

  private final TimerQueue<Exchange> waiting;
  private final CurrentConversation conversation;
  private final Map<ConnectionId, Set<Exchange>> byConnection = new ConcurrentHashMap<>();

  WaitingHellos(Timer timer, CurrentConversation conversation) {
    this.waiting = new TimerQueue<>(timer);
    this.conversation = conversation;
  }

  /** Adds a hello; runs an action when its client has waited for a time. */
  void add(Exchange request, Duration timeout, Runnable then) {
    long waited = conversation.waitedNanos(request);
    byConnection.compute(request.connection(), (connection, requests) -> with(request, requests));
    waiting.add(
        request,
        Duration.ofNanos(Math.max(0, timeout.toNanos() - waited)),
        () -> {
          forget(request);
          then.run();
        });
  }

  private static Set<Exchange> with(Exchange request, Set<Exchange> others) {
    Set<Exchange> requests = others == null ? ConcurrentHashMap.newKeySet() : others;
    requests.add(request);
    return requests;
  }

  /** Removes a hello; returns true to exactly one caller. */
  boolean remove(Exchange request) {
    forget(request);
    return waiting.remove(request).isPresent();
  }

  void removeAll(ConnectionId connection) {
    Set<Exchange> ofConnection = byConnection.remove(connection);
    if (ofConnection != null) {
      ofConnection.forEach(waiting::remove);
    }
  }

  private void forget(Exchange request) {
    byConnection.computeIfPresent(
        request.connection(),
        (connection, requests) -> requests.remove(request) && requests.isEmpty() ? null : requests);
  }

  List<Exchange> requests() {
    return waiting.keys();
  }
}
