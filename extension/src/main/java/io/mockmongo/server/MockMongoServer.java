package io.mockmongo.server;

import com.mongodb.MongoClientSettings;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.origin.SourceLine;
import io.mockmongo.reply.Cursor;
import io.mockmongo.respond.AutoResponderDraft;
import io.mockmongo.respond.DeclaredResponders;
import io.mockmongo.script.AutoResponderBuilder;
import io.mockmongo.script.BackgroundCalls;
import io.mockmongo.script.Call;
import io.mockmongo.script.ConversationAssertions;
import io.mockmongo.script.Declarations;
import io.mockmongo.script.Finding;
import io.mockmongo.script.Hold;
import io.mockmongo.script.Inbox;
import io.mockmongo.script.Leak;
import io.mockmongo.script.Observer;
import io.mockmongo.script.Outages;
import io.mockmongo.script.Request;
import io.mockmongo.script.StoredDocuments;
import io.mockmongo.script.Times;
import io.mockmongo.script.WaitConditions;
import io.mockmongo.verify.ConditionWait;
import io.mockmongo.verify.FactWait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.bson.conversions.Bson;
import org.hamcrest.Matcher;

/**
 * A MongoDB server that a test scripts: real drivers connect to it over a real socket, the test
 * decides what is answered and sees all that came.
 *
 * <p>Who answers, in order: what the test declared, newest first; the handshake and the
 * housekeeping that drivers do by themselves; what the test says {@linkplain #has there is}; last
 * resorts; an {@linkplain MockMongoServerBuilder#answers empty database} where that is asked for;
 * then nobody, and the request is parked until the test {@linkplain #receives takes} it. What
 * nobody takes is refused with an error within {@linkplain MockMongoServerBuilder#timeout a
 * bounded time}, and {@link #assertSatisfied} fails.
 *
 * <p>Thread-safe. The thread that starts the server is taken for the thread of the test.
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
 */
public final class MockMongoServer
    implements AutoCloseable,
        Declarations,
        Inbox,
        BackgroundCalls,
        WaitConditions,
        Outages,
        ConversationAssertions {

  private final ServerSettings settings;
  private final CurrentConversation conversation;
  private final ServerEngine engine;
  private final RequestReceiver receiving;
  private final ServerLifecycle lifecycle;

  /**
   * Starts a server.
   *
   * @param settings what it is built with
   * @param conversation the one that it takes part in
   */
  MockMongoServer(ServerSettings settings, CurrentConversation conversation) {
    this.settings = settings;
    this.conversation = conversation;
    this.engine = new ServerEngine(settings, conversation);
    this.receiving = new RequestReceiver(conversation, engine.silences());
    this.lifecycle = new ServerLifecycle(conversation, engine);
  }

  /**
   * Starts the one member of a healthy replica set on a port of its own.
   *
   * @return the server, ready for clients
   */
  public static MockMongoServer start() {
    return builder().start();
  }

  /**
   * Begins to build a server.
   *
   * @return a builder with the defaults of {@link #start}
   */
  public static MockMongoServerBuilder builder() {
    return new MockMongoServerBuilder();
  }

  /** Returns {@code host:port}, or the path of a Unix socket. */
  public String address() {
    return engine.address();
  }

  /**
   * Returns the connection string for a client, with the replica set's name if it is one, and with
   * {@code tls=true} if the server speaks TLS; whom a client trusts is no part of it.
   */
  public String uri() {
    return ServerUri.of(settings, engine.endpoint());
  }

  /**
   * Points a client at this server: applies its {@linkplain #uri() address}, fast rediscovery (10
   * milliseconds between two looks at a server that is lost), 5 seconds of server selection and, if
   * the server speaks TLS, {@linkplain io.mockmongo.tls.Tls#clientContext() what trusts it}. All
   * else stays; what is set afterwards wins. Needs the driver on the class path.
   *
   * <pre>{@code
   * MongoClients.create(server.applyTo(MongoClientSettings.builder()).retryReads(false).build())
   * }</pre>
   *
   * @param client settings of a client to be
   * @return the same settings
   */
  public MongoClientSettings.Builder applyTo(MongoClientSettings.Builder client) {
    if (settings.place().tls() != null) {
      ClientSettings.secure(settings.place().tls().clientContext(), client);
    }
    return ClientSettings.apply(uri(), client);
  }

  @Override
  public AutoResponderBuilder autoResponds(Matcher<? super Received> pattern) {
    return new AutoResponderDraft(declared(), Objects.requireNonNull(pattern, "pattern"));
  }

  @Override
  public Hold holds(Matcher<? super Received> pattern) {
    Objects.requireNonNull(pattern, "pattern");
    return declared().hold(pattern, SourceLine.origin(() -> "holds(" + pattern + ")"));
  }

  @Override
  public StoredDocuments has(String namespace, String... extendedJson) {
    return store(namespace, Cursor.of(extendedJson));
  }

  @Override
  public StoredDocuments has(String namespace, Bson first, Bson... more) {
    return store(namespace, Cursor.of(first, more));
  }

  @Override
  public StoredDocuments has(String namespace, List<? extends Bson> documents) {
    return store(namespace, Cursor.of(documents));
  }

  private StoredDocuments store(String namespace, Cursor documents) {
    return engine
        .responders()
        .database()
        .store(namespace, documents, SourceLine.origin(() -> "has(\"" + namespace + "\")"));
  }

  @Override
  public Observer observes(Matcher<? super Received> pattern, Consumer<? super Received> action) {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(action, "action");
    return declared()
        .observe(pattern, action, SourceLine.origin(() -> "observes(" + pattern + ")"));
  }

  @Override
  public Request receives() {
    return receives(settings.test().received());
  }

  @Override
  public Request receives(Matcher<? super Received> pattern) {
    return receives(pattern, timeout());
  }

  @Override
  public Request receives(Matcher<? super Received> pattern, Duration within) {
    Objects.requireNonNull(pattern, "pattern");
    return receiving.take(pattern, within);
  }

  @Override
  public Iterable<Request> requests() {
    return requests(settings.test().received());
  }

  @Override
  public Iterable<Request> requests(Matcher<? super Received> pattern) {
    Objects.requireNonNull(pattern, "pattern");
    return () -> new RequestIterator(receiving, pattern, timeout());
  }

  @Override
  public void verify(Times times, Matcher<? super Received> pattern) {
    Objects.requireNonNull(pattern, "pattern");
    conversation.get().verifier().count(times, pattern);
  }

  /**
   * Verifies that requests came one after the other, whoever answered them; others may have come in
   * between.
   *
   * @param patterns which requests, in order; any Hamcrest matchers
   * @throws AssertionError if one did not come after the one before it, with what did
   */
  @SafeVarargs
  public final void verifyInOrder(Matcher<? super Received>... patterns) {
    List<Matcher<? super Received>> inOrder = new ArrayList<>();
    for (Matcher<? super Received> pattern : patterns) {
      inOrder.add(pattern);
    }
    conversation.get().verifier().inOrder(inOrder);
  }

  @Override
  public void verifyNothingElse() {
    conversation.get().verifier().nothingElse();
  }

  @Override
  public Position mark() {
    return conversation.get().recorder().mark();
  }

  @Override
  public Fact awaits(Matcher<? super Fact> pattern) {
    return awaits(pattern, timeout());
  }

  @Override
  public Fact awaits(Matcher<? super Fact> pattern, Duration within) {
    Objects.requireNonNull(pattern, "pattern");
    Conversation current = conversation.get();
    return new FactWait(current.recorder(), current.unfinished()).await(pattern, within);
  }

  @Override
  public <T> Call<T> go(Callable<T> call) {
    return conversation
        .get()
        .calls()
        .start(Objects.requireNonNull(call, "call"), timeout(), engine.threads());
  }

  @Override
  public <T> Call<T> follows(CompletionStage<T> stage) {
    return conversation
        .get()
        .calls()
        .follow(Objects.requireNonNull(stage, "stage"), timeout(), engine.threads());
  }

  @Override
  public void waitUntil(BooleanSupplier condition) {
    waitUntil(condition, timeout());
  }

  @Override
  public void waitUntil(BooleanSupplier condition, Duration within) {
    Conversation current = conversation.get();
    new ConditionWait(condition, current.recorder(), current.unfinished()).await(within);
  }

  @Override
  public void hangsUp() {
    engine.hangUp();
  }

  @Override
  public void refusesConnections() {
    engine.entrance().refuse(true);
  }

  @Override
  public void acceptsConnections() {
    engine.entrance().refuse(false);
  }

  @Override
  public void goesDown() {
    engine.goDown();
  }

  @Override
  public void comesBack() {
    if (!engine.entrance().comeBack()) {
      throw new IllegalStateException(
          "the server at " + address() + " was closed, and can't come back; start another one");
    }
  }

  @Override
  public Journal journal() {
    return conversation.get().recorder().journal();
  }

  @Override
  public void assertSatisfied() {
    List<Finding> found = lifecycle.findings();
    if (!found.isEmpty()) {
      throw Finding.asError(found);
    }
  }

  @Override
  public List<String> leaks(Leak kind) {
    return conversation.get().leaks(Objects.requireNonNull(kind, "kind"), ServerLifecycle.END_TIMEOUT);
  }

  /**
   * Returns what a test framework calls between the tests of this server; the JUnit 5 extension does
   * so by itself.
   */
  public ServerLifecycle lifecycle() {
    return lifecycle;
  }

  /**
   * Closes the port and all connections, wakes whoever waits (of a shared conversation when its
   * last server is closed), and waits for all threads to end. Close clients first: they say goodbye
   * to their sessions. Does nothing the second time.
   *
   * @throws IllegalStateException if a thread does not end within seconds, with its name
   */
  @Override
  public void close() {
    List<String> alive = engine.close(ServerLifecycle.END_TIMEOUT);
    if (!alive.isEmpty()) {
      throw new IllegalStateException("the server at " + address() + " did not stop: " + alive);
    }
  }

  /** Returns the connection string. */
  @Override
  public String toString() {
    return "MockMongoServer " + uri();
  }

  /** Returns the conversation that this server takes part in. */
  CurrentConversation conversation() {
    return conversation;
  }

  private DeclaredResponders declared() {
    return engine.responders().declared();
  }

  private Duration timeout() {
    return settings.test().timeout();
  }
}
