package io.mockmongo.server;

import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** The connections of one server that are open, each served on a thread of its own. */
final class Connections {

  private final String address;
  private final Threads threads;
  private final Findings findings;
  private final BiFunction<ConnectionId, Transport, Connection> making;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean closed;

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
    try {
      start(transport);
    } catch (RuntimeException | Error e) { // no thread is to be had, for one
      transport.close();
      findings.add("a connection could not be served: " + e, e);
    }
  }

  /** Ends all, and those that are about to begin. */
  void close() {
    closed = true;
    open.forEach(connection -> connection.end(Ending.SERVER_CLOSED, ""));
  }

  private void start(Transport transport) {
    ConnectionId id = new ConnectionId(address, count.incrementAndGet());
    Connection connection = making.apply(id, transport);
    open.add(connection);
    try {
      threads.start("connection " + id.number(), () -> run(connection));
    } catch (RuntimeException | Error e) {
      open.remove(connection);
      throw e;
    }
  }

  private void run(Connection connection) {
    try {
      if (closed) {
        connection.end(Ending.SERVER_CLOSED, "");
      } else {
        connection.run();
      }
    } finally {
      open.remove(connection);
    }
  }
}
