package io.mockmongo.server;

import io.mockmongo.call.ServerThreads;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Received;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Reply;
import io.mockmongo.socket.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The open connections of one server, each served on its own thread. */
final class ConnectionRegistry {

  private final String address;
  private final ServerThreads threads;
  private final BiConsumer<String, Throwable> findings;
  private final BiFunction<ConnectionId, Transport, Connection> factory;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private volatile Sweep sweep;

  /**
   * An action on all connections.
   *
   * @param action what is done, such as ending the connection
   * @param isForGood whether it applies to all later connections too
   */
  private record Sweep(Consumer<Connection> action, boolean isForGood) {}

  ConnectionRegistry(
      String address,
      ServerThreads threads,
      BiConsumer<String, Throwable> findings,
      BiFunction<ConnectionId, Transport, Connection> factory) {
    this.address = address;
    this.threads = threads;
    this.findings = findings;
    this.factory = factory;
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

  /** Returns the first hellos of the open connections. */
  Stream<Received> handshakes() {
    return open.stream().flatMap(connection -> Stream.ofNullable(connection.state().handshake()));
  }

  /** Ends all connections, including those that are just being opened. */
  void end(Ending ending, String reason) {
    sweep(connection -> connection.end(ending, reason), ending == Ending.SERVER_CLOSED);
  }

  /** Carries out a reply without a document on all connections. */
  void carryOut(Reply reply, Origin by) {
    sweep(connection -> connection.carryOut(reply, by), false);
  }

  /** Resets the connections that a partition has cut. */
  void resetCut(String reason) {
    sweep(
        connection -> {
          if (connection.isCut()) {
            connection.end(Ending.RESET, reason);
          }
        },
        false);
  }

  /** Has replies sent that a changed network lets pass; one that is written just now sees it. */
  void networkChanged() {
    open.forEach(Connection::networkChanged);
  }

  private void sweep(Consumer<Connection> action, boolean isForGood) {
    Sweep latest = new Sweep(action, isForGood);
    sweep = latest;
    List<Connection> slow = new ArrayList<>();
    for (Connection connection : open) {
      if (connection.mayEndSlowly()) {
        slow.add(connection);
      } else {
        action.accept(connection);
      }
    }
    atOnce(slow, action);
  }

  /** Runs an action for each connection on a thread of its own, so that none waits for another. */
  private void atOnce(List<Connection> slow, Consumer<Connection> action) {
    CountDownLatch running = new CountDownLatch(slow.size());
    for (Connection connection : slow) {
      Runnable end = () -> run(action, connection, running);
      try {
        threads.start("end of connection " + connection.id().number(), end);
      } catch (OutOfMemoryError noThread) {
        end.run();
      }
    }
    awaitUninterruptibly(running);
  }

  private static void run(
      Consumer<Connection> action, Connection connection, CountDownLatch running) {
    try {
      action.accept(connection);
    } finally {
      running.countDown();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(Transport transport, Consumer<Connection> onceOpened) {
    try {
      begin(transport, onceOpened);
    } catch (RuntimeException | Error e) { // for example, no thread could be started
      transport.close();
      findings.accept("a connection could not be served: " + e, e);
    }
  }

  private void begin(Transport transport, Consumer<Connection> onceOpened) {
    ConnectionId id = new ConnectionId(address, count.incrementAndGet());
    Connection connection = factory.apply(id, transport);
    threads.startMostlyWaiting("connection " + id.number(), () -> run(connection, onceOpened));
  }

  private void run(Connection connection, Consumer<Connection> onceOpened) {
    try {
      connection.run(() -> onceOpened.accept(connection));
    } finally {
      open.remove(connection);
    }
  }

  /** A concurrent sweep either finds the connection among the open ones, or is seen here. */
  private void admit(Connection connection, Sweep last) {
    open.add(connection);
    Sweep latest = sweep;
    if (latest != null && (latest != last || latest.isForGood())) {
      latest.action().accept(connection);
    }
  }
}
