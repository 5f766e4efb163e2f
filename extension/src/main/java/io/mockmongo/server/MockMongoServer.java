package io.mockmongo.server;

import com.mongodb.MongoClientSettings;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.origin.Origin;
import io.mockmongo.origin.SourceLine;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.reply.Cursor;
import io.mockmongo.respond.DeclaredResponders;
import io.mockmongo.script.FailPoint;
import io.mockmongo.script.Network;
import io.mockmongo.script.StoredDocuments;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * A scripted MongoDB server for tests: drivers connect to it over a socket, the test decides the
 * replies and inspects the requests. Thread-safe.
 *
 * <pre>{@code
 * try (var server = MockMongoServer.start();
 *     var client = MongoClients.create(server.uri())) {
 *   server.autoResponds(command("ping")).repliesOk();
 *   client.getDatabase("admin").runCommand(new Document("ping", 1));
 *   server.verify(once(), command("ping"));
 *   server.assertSatisfied();
 * }
 * }</pre>
 *
 * <p>A request is answered by the first of these that matches: {@linkplain #failPoint fail points};
 * the declarations of the test on this server, newest first; the rules for its role and for
 * transactions, which only refuse; the declarations on all servers of its deployment; the built-in
 * replies to handshakes and to the housekeeping of drivers; the documents that the server
 * {@linkplain #has has}; last resorts; an {@linkplain MockMongoServerBuilder#answers empty
 * database}, if enabled. Any other request is parked until the test {@linkplain #receives receives}
 * it. A request that the test does not receive within the {@linkplain
 * MockMongoServerBuilder#timeout timeout} is refused with an error, and {@link #assertSatisfied}
 * fails. The thread that starts the server is taken for the thread of the test.
 */
public final class MockMongoServer extends TestConversation implements ClientTarget {

  private final ServerSettings settings;
  private final ServerEngine engine;

  MockMongoServer(ServerSettings settings, CurrentConversation conversation) {
    super(conversation);
    this.settings = settings;
    this.engine = new ServerEngine(settings, conversation);
  }

  /**
   * Starts a server with the defaults: the only member of a replica set, on a free loopback port.
   *
   * @return the server, ready for clients
   */
  public static MockMongoServer start() {
    return builder().start();
  }

  /**
   * Returns a builder, for a server with other settings.
   *
   * @return a builder with the defaults of {@link #start}
   */
  public static MockMongoServerBuilder builder() {
    return new MockMongoServerBuilder();
  }

  @Override
  public String uri() {
    return ServerUri.of(profile(), settings, engine.endpoint());
  }

  @Override
  public MongoClientSettings.Builder applyTo(MongoClientSettings.Builder client, String options) {
    return ClientSettings.apply(uri("", options), engine, client);
  }

  /**
   * Returns {@code host:port}, the {@linkplain MockMongoServerBuilder#name name}, or the path of a
   * Unix socket.
   */
  public String address() {
    return engine.address();
  }

  /** Returns this server only; those that share its conversation have verbs of their own. */
  @Override
  public List<MockMongoServer> servers() {
    return List.of(this);
  }

  @Override
  public StoredDocuments has(String namespace, List<? extends Bson> documents) {
    Origin origin = SourceLine.origin(() -> "has(\"" + namespace + "\")");
    return engine.responders().database().store(namespace, Cursor.of(documents), origin);
  }

  @Override
  public void announcesChange() {
    engine.responders().state().announceChange();
  }

  @Override
  public FailPoint failPoint(Bson command) {
    BsonDocument document = command.toBsonDocument();
    Origin origin = SourceLine.origin(() -> "failPoint(" + ExtendedJson.write(document) + ")");
    return engine.responders().failPoints().declare(document, origin);
  }

  @Override
  public Network network() {
    return engine.network();
  }

  @Override
  public void hangsUp() {
    engine.hangUp();
  }

  @Override
  public void refusesConnections() {
    engine.listenerControl().refuse(true);
  }

  @Override
  public void acceptsConnections() {
    engine.listenerControl().refuse(false);
  }

  @Override
  public void goesDown() {
    engine.goDown();
  }

  @Override
  public void comesBack() {
    if (!engine.listenerControl().comeBack()) {
      throw new IllegalStateException(
          "comesBack(): the server at " + address() + " is closed for good; start another one");
    }
  }

  /** Returns the topology, release and replica set that the server reports now. */
  public ServerProfile profile() {
    return engine.responders().state().current().profile();
  }

  /**
   * Changes what the server reports of itself, as an upgrade or a reconfiguration does. Hellos that
   * wait are answered at once, with a new topology version; connections stay open.
   *
   * <pre>{@code
   * server.changesProfile(profile -> profile.release(ServerRelease.V8_0));
   * }</pre>
   *
   * @param change makes the new profile from the current one, without other effects
   */
  public void changesProfile(UnaryOperator<ServerProfile> change) {
    engine.role().change(Objects.requireNonNull(change, "change"));
  }

  /**
   * Returns the id that the server tells clients of a load balancer, on each of their connections.
   * A server that went down comes back with another one, as a new process does.
   *
   * @return the {@code serviceId} of its replies to hello
   */
  public ObjectId serviceId() {
    return engine.responders().state().serviceId();
  }

  /**
   * Serves a connection that another listener has accepted, such as a load balancer of the test's
   * own. Returns at once; the server owns the socket then.
   *
   * <pre>{@code
   * Socket client = listener.accept();
   * if (!server.takesOver(client)) {
   *   client.close();
   * }
   * }</pre>
   *
   * @param client the socket, from which nothing was read that belongs to the conversation with the
   *     server; with TLS, before its handshake
   * @return false, without effect on the socket, if the server is down or closed
   * @throws IOException if the client has closed the connection
   */
  public boolean takesOver(Socket client) throws IOException {
    return engine.listenerControl().takeOver(Objects.requireNonNull(client, "client"));
  }

  /**
   * Closes the port and all connections, wakes waiting threads (those of a shared conversation when
   * its last server is closed), and waits for the server's threads to end. Close clients first:
   * they send {@code endSessions}. Another call waits until the server is closed. If a part fails
   * to close, all others are closed nevertheless.
   *
   * @throws IllegalStateException if for 2 seconds no thread ends, with the names of those that run
   * @throws java.io.UncheckedIOException if the port or the socket's file could not be released
   */
  @Override
  public void close() {
    engine.close(ServerLifecycle.END_TIMEOUT);
  }

  /** Returns the connection string. */
  @Override
  public String toString() {
    return "MockMongoServer " + uri();
  }

  @Override
  ServerEngine engine() {
    return engine;
  }

  @Override
  DeclaredResponders declared() {
    return engine.responders().declared();
  }
}
