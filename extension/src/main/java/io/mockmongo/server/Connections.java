package io.mockmongo.server;

import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.socket.Transport;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The connections of one server that are open, each served on a thread of its own. */
final class Connections {

  private final String address;
  private final Threads threads;
  private final Findings findings;
  private final BiFunction<ConnectionId, Transport, Connection> making;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private volatile Sweep sweep;

  /** One ending of all. */
  private record Sweep(Ending ending, String reason) {
    boolean isForGood() {
      return ending == Ending.SERVER_CLOSED;
    }

    void end(Connection connection) {
      connection.end(ending, reason);
    }
  }

  Connections(
      String address,
      Threads threads,
      Findings findings,
      BiFunction<ConnectionId, Transport, Connection> making) {
    this.address = address;
    this.threads = threads;
    this.findings = findings;
    this.making = making;
  }

  /** Serves a new connection. */
  void serve(Transport transport) {
    Sweep last = sweep;
    start(transport, connection -> admit(connection, last));
  }

  /** Closes a new connection at once. */
  void refuse(Transport transport) {
    start(transport, connection -> connection.end(Ending.REFUSED, ""));
  }

  /** Ends all that there are, those that are about to begin among them. */
  void end(Ending ending, String reason) {
    sweep = new Sweep(ending, reason);
    open.forEach(sweep::end);
  }

  private void start(Transport transport, Consumer<Connection> onceOpened) {
    try {
      begin(transport, onceOpened);
    } catch (RuntimeException | Error e) { // no thread is to be had, for one
      transport.close();
      findings.add("a connection could not be served: " + e, e);
    }
  }

  private void begin(Transport transport, Consumer<Connection> onceOpened) {
    ConnectionId id = new ConnectionId(address, count.incrementAndGet());
    Connection connection = making.apply(id, transport);
    threads.start("connection " + id.number(), () -> run(connection, onceOpened));
  }

  private void run(Connection connection, Consumer<Connection> onceOpened) {
    try {
      connection.run(() -> onceOpened.accept(connection));
    } finally {
      open.remove(connection);
    }
  }

  /** Whoever sweeps meanwhile either finds it among the open ones, or is seen here. */
  private void admit(Connection connection, Sweep last) {
    open.add(connection);
    Sweep latest = sweep;
    if (latest != null && (latest != last || latest.isForGood())) {
      latest.end(connection);
    }
  }
}
