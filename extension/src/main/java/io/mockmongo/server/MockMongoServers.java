package io.mockmongo.server;

import io.mockmongo.call.CleanupSequence;
import io.mockmongo.script.Outages;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Several servers that share one conversation, such as the members of a deployment: one journal
 * with one order, and one inbox of requests. The verbs concern the requests and facts of all
 * servers of the conversation; {@link io.mockmongo.journal.Fact#member} tells the server of each.
 * Thread-safe.
 *
 * <pre>{@code
 * try (var servers = MockMongoServers.start(2)) {
 *   servers.forEach(server -> server.autoResponds(command("ping")).repliesOk());
 *   // clients use servers.get(0).uri() and servers.get(1).uri()
 *   servers.verifyInOrder(
 *       command("ping").sentTo(servers.get(0).address()),
 *       command("ping").sentTo(servers.get(1).address()));
 * }
 * }</pre>
 *
 * <p>Receiving, waiting and background calls use the settings and threads of the first server that
 * is not closed.
 */
public final class MockMongoServers extends TestConversation
    implements AutoCloseable, Iterable<MockMongoServer>, Outages {

  private final List<MockMongoServer> servers;

  private MockMongoServers(List<MockMongoServer> servers) {
    super(servers.get(0).conversation());
    this.servers = servers;
  }

  /**
   * Starts servers with the defaults; see {@link #start(MockMongoServerBuilder...)}.
   *
   * @param count the number of servers
   * @return the servers, ready for clients
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static MockMongoServers start(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "start(" + count + "): the number of servers should be 1 or more");
    }
    MockMongoServerBuilder[] builders = new MockMongoServerBuilder[count];
    for (int i = 0; i < count; i++) {
      builders[i] = MockMongoServer.builder();
    }
    return start(builders);
  }

  /**
   * Starts a server with each builder, all in the conversation of the first.
   *
   * <pre>{@code
   * MockMongoServers.start(
   *     MockMongoServer.builder().release(ServerRelease.V7_0),
   *     MockMongoServer.builder().release(ServerRelease.V8_0))
   * }</pre>
   *
   * @param builders the settings of each server
   * @return the servers, in the order of the builders
   * @throws IllegalArgumentException if there is none
   * @throws java.io.UncheckedIOException if a server can't listen at its address; those that had
   *     started are closed
   */
  public static MockMongoServers start(MockMongoServerBuilder... builders) {
    if (builders.length == 0) {
      throw new IllegalArgumentException("start(): give the builder of one server or more");
    }
    List<MockMongoServer> started = new ArrayList<>();
    try {
      for (MockMongoServerBuilder builder : builders) {
        if (!started.isEmpty()) {
          builder.conversationOf(started.get(0));
        }
        started.add(builder.start());
      }
      return new MockMongoServers(List.copyOf(started));
    } catch (RuntimeException | Error e) {
      CleanupSequence steps = new CleanupSequence();
      steps.run(
          () -> {
            throw e; // under which failures to close are suppressed
          });
      started.forEach(server -> steps.run(server::close));
      throw e;
    }
  }

  /**
   * Returns servers that share a conversation already as one.
   *
   * @param first a server
   * @param more the other servers, built with {@link MockMongoServerBuilder#conversationOf}
   * @return the servers, in this order
   * @throws IllegalArgumentException if a server has a conversation of its own
   */
  public static MockMongoServers of(MockMongoServer first, MockMongoServer... more) {
    List<MockMongoServer> all = new ArrayList<>(List.of(more));
    all.add(0, Objects.requireNonNull(first, "first"));
    for (MockMongoServer server : all) {
      if (server.conversation() != first.conversation()) {
        throw new IllegalArgumentException(
            "of(...): the servers at "
                + first.address()
                + " and "
                + server.address()
                + " do not share a conversation; start them with MockMongoServers.start(...), or"
                + " build one with conversationOf(...) the other");
      }
    }
    return new MockMongoServers(List.copyOf(all));
  }

  /** Returns the servers; immutable. */
  public List<MockMongoServer> servers() {
    return servers;
  }

  /**
   * Returns a server.
   *
   * @param index its place, from 0
   * @return the server
   * @throws IndexOutOfBoundsException if there is none
   */
  public MockMongoServer get(int index) {
    return servers.get(index);
  }

  @Override
  public Iterator<MockMongoServer> iterator() {
    return servers.iterator();
  }

  /** Closes the open connections of all servers. */
  @Override
  public void hangsUp() {
    servers.forEach(MockMongoServer::hangsUp);
  }

  /** Makes all servers refuse connections. */
  @Override
  public void refusesConnections() {
    servers.forEach(MockMongoServer::refusesConnections);
  }

  /** Makes all servers accept connections. */
  @Override
  public void acceptsConnections() {
    servers.forEach(MockMongoServer::acceptsConnections);
  }

  /** Takes all servers down. */
  @Override
  public void goesDown() {
    servers.forEach(MockMongoServer::goesDown);
  }

  /** Brings all servers back. */
  @Override
  public void comesBack() {
    servers.forEach(MockMongoServer::comesBack);
  }

  /**
   * Closes all servers; see {@link MockMongoServer#close}. Another call does nothing.
   *
   * @throws IllegalStateException if a server does not stop; the others are closed nevertheless
   */
  @Override
  public void close() {
    CleanupSequence steps = new CleanupSequence();
    servers.forEach(server -> steps.run(server::close));
    steps.throwFirstUnchecked();
  }

  /** Returns the addresses of the servers. */
  @Override
  public String toString() {
    return "MockMongoServers " + servers.stream().map(MockMongoServer::address).toList();
  }

  @Override
  ServerEngine engine() {
    return servers.stream()
        .map(MockMongoServer::engine)
        .filter(engine -> !engine.isClosed())
        .findFirst()
        .orElse(servers.get(0).engine());
  }
}
