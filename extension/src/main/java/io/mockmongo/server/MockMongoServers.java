package io.mockmongo.server;

import com.mongodb.MongoClientSettings;
import io.mockmongo.call.CleanupSequence;
import io.mockmongo.respond.DeclaredResponders;
import io.mockmongo.script.Declarations;
import io.mockmongo.script.FailPoint;
import io.mockmongo.script.Network;
import io.mockmongo.script.StoredDocuments;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.bson.conversions.Bson;

/**
 * Several servers that share one conversation, such as the members of a deployment: one journal
 * with one order, and one inbox of requests. The verbs concern the requests and facts of all
 * servers of the conversation; {@link io.mockmongo.journal.Fact#member} tells the server of each.
 * Declarations hold on all servers: the answers of {@code first(...).then(...)} are counted across
 * them. What is declared on one of the servers is asked before. Thread-safe.
 *
 * <pre>{@code
 * try (var servers = MockMongoServers.start(2)) {
 *   servers.autoResponds(command("ping")).repliesOk();
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
public non-sealed class MockMongoServers extends TestConversation
    implements Iterable<MockMongoServer> {

  /** The servers that are open, in order; a deployment may add and remove some. */
  private final List<MockMongoServer> servers;

  /**
   * Makes one of servers that share a conversation.
   *
   * @param servers the servers, at least one
   */
  protected MockMongoServers(List<MockMongoServer> servers) {
    super(servers.get(0).conversation());
    this.servers = new CopyOnWriteArrayList<>(servers);
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
    return new MockMongoServers(startAll(List.of(builders)));
  }

  /**
   * Starts a server with each builder, all in the conversation of the first.
   *
   * @param builders the settings of each server
   * @return the servers
   */
  protected static List<MockMongoServer> startAll(List<MockMongoServerBuilder> builders) {
    List<MockMongoServer> started = new ArrayList<>();
    try {
      for (MockMongoServerBuilder builder : builders) {
        if (!started.isEmpty()) {
          builder.conversationOf(started.get(0));
        }
        started.add(builder.start());
      }
      return started;
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
    List<MockMongoServer> all = listOf(first, more);
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
    return new MockMongoServers(all);
  }

  /** Returns one server or more as a list. */
  protected static List<MockMongoServer> listOf(MockMongoServer first, MockMongoServer... more) {
    List<MockMongoServer> all = new ArrayList<>(List.of(more));
    all.add(0, Objects.requireNonNull(first, "first"));
    return all;
  }

  /** Returns the servers, in order. */
  @Override
  public List<MockMongoServer> servers() {
    return List.copyOf(servers);
  }

  /** Returns the addresses of the servers, in order. */
  public List<String> addresses() {
    return servers.stream().map(MockMongoServer::address).toList();
  }

  /**
   * Returns a connection string with the addresses of servers, and the options of the first.
   *
   * @param seeds the servers
   * @return the connection string
   */
  protected static String uriOf(List<MockMongoServer> seeds) {
    return ServerUri.ofAll(seeds.stream().map(MockMongoServer::uri).toList());
  }

  /**
   * Returns a connection string with an address in front of these servers, such as that of a load
   * balancer, and the options of the first server.
   *
   * @param address the {@code host:port}
   * @return the connection string
   */
  protected String uriOf(String address) {
    MockMongoServer first = servers.get(0);
    return ServerUri.ofFront(address, first.profile(), first.engine().settings());
  }

  /**
   * Applies a connection string and the TLS settings of these servers to the settings of a client;
   * see {@link MockMongoServer#applyTo}.
   *
   * @param uri the connection string
   * @param client the settings of a client
   * @return the same settings
   */
  protected MongoClientSettings.Builder apply(String uri, MongoClientSettings.Builder client) {
    return ClientSettings.apply(uri, engine(), client);
  }

  /**
   * Tells whether clients can connect to a server.
   *
   * @param server the server
   * @return false if it has gone down or was closed
   */
  protected static boolean isUp(MockMongoServer server) {
    return server.engine().listenerControl().isListening();
  }

  /**
   * Starts another server in the same conversation.
   *
   * @param builder its settings
   * @param beforeUse is called with the started server, before it is one of these servers
   * @return the server, the last of the servers from now on
   */
  protected MockMongoServer startAnother(
      MockMongoServerBuilder builder, Consumer<MockMongoServer> beforeUse) {
    MockMongoServer server = builder.conversationOf(servers.get(0)).start();
    beforeUse.accept(server);
    servers.add(server);
    return server;
  }

  /**
   * Closes a server and removes it from these.
   *
   * @param server the server, which {@link #startAnother} started
   */
  protected void discard(MockMongoServer server) {
    servers.remove(server);
    server.close();
  }

  /**
   * Adds an action that runs in each {@linkplain ServerLifecycle#reset reset}, when the
   * declarations of the test before are discarded and all servers are up again.
   *
   * @param restoration restores what the servers were started with
   */
  protected void onReset(Runnable restoration) {
    conversation().onReset(restoration);
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

  /**
   * Stores documents on all servers; see {@link Declarations#has(String, List)}.
   *
   * @return the documents, which are the same on all
   */
  @Override
  public StoredDocuments has(String namespace, List<? extends Bson> documents) {
    return new SharedDocuments(
        servers.stream().map(server -> server.has(namespace, documents)).toList());
  }

  /** Announces a change on all servers. */
  @Override
  public void announcesChange() {
    servers.forEach(MockMongoServer::announcesChange);
  }

  /**
   * Turns a fail point on, on each server: {@code times(1)} strikes once on each.
   *
   * @return the fail points as one
   */
  @Override
  public FailPoint failPoint(Bson command) {
    return new SharedFailPoint(servers.stream().map(server -> server.failPoint(command)).toList());
  }

  /** Returns the networks of all servers as one. */
  @Override
  public Network network() {
    return new SharedNetwork(servers.stream().map(MockMongoServer::network).toList());
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
    List<Runnable> ends =
        servers.stream()
            .map(server -> server.engine().beginClose(ServerLifecycle.END_TIMEOUT))
            .toList();
    ends.forEach(end -> steps.run(end::run));
    steps.throwFirstUnchecked();
  }

  /** Returns the addresses of the servers. */
  @Override
  public String toString() {
    return "MockMongoServers " + addresses();
  }

  @Override
  DeclaredResponders declared() {
    return conversation().shared().declared();
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
