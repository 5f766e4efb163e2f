package io.mockmongo.server;

import io.mockmongo.call.ServerThreads;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Reply;
import io.mockmongo.socket.Transport;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The connections of one server that are open, each served on a thread of its own. */
final class ConnectionRegistry {

  private final String address;
  private final ServerThreads threads;
  private final BiConsumer<String, Throwable> findings;
  private final BiFunction<ConnectionId, Transport, Connection> making;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private volatile Sweep sweep;

  /**
   * What is done to all.
   *
   * @param deed ends each, as a rule
   * @param isForGood whether it is done to all that come later, too
   */
  private record Sweep(Consumer<Connection> deed, boolean isForGood) {}

  ConnectionRegistry(
      String address,
      ServerThreads threads,
      BiConsumer<String, Throwable> findings,
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
    sweep(connection -> connection.end(ending, reason), ending == Ending.SERVER_CLOSED);
  }

  /** Carries out on all that there are what sends no reply. */
  void carryOut(Reply reply, Origin by) {
    sweep(connection -> connection.carryOut(reply, by), false);
  }

  private void sweep(Consumer<Connection> deed, boolean isForGood) {
    Sweep latest = new Sweep(deed, isForGood);
    sweep = latest;
    open.forEach(latest.deed());
  }

  private void start(Transport transport, Consumer<Connection> onceOpened) {
    try {
      begin(transport, onceOpened);
    } catch (RuntimeException | Error e) { // no thread is to be had, for one
      transport.close();
      findings.accept("a connection could not be served: " + e, e);
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
      latest.deed().accept(connection);
    }
  }
}
