package io.mockmongo.server;

import com.mongodb.MongoClientSettings;
import io.mockmongo.database.StoredDocuments;
import io.mockmongo.driver.ClientSettings;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.reply.Cursor;
import io.mockmongo.request.RequestPattern;
import io.mockmongo.respond.Hold;
import io.mockmongo.respond.Observer;
import io.mockmongo.respond.Origin;
import io.mockmongo.respond.Responders;
import io.mockmongo.socket.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
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
 * nobody takes is refused with an error within {@linkplain MockMongoServerBuilder#patience a
 * bounded time}, and {@link #assertSatisfied} fails.
 *
 * <p>All methods may be called from any thread. The thread that starts the server is taken for the
 * test's own.
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
    implements AutoCloseable, Declarations, Inbox, BackgroundCalls, Waits, Outages {

  /** How long close() waits for threads, and a test's end for its background calls. */
  private static final Duration LAST_WAIT = Duration.ofSeconds(2);

  private final Settings settings;
  private final Listener listener;
  private final Findings findings = new Findings();
  private final Parking parking = new Parking();
  private final Threads threads;
  private final Workers workers;
  private final Timer timer;
  private final Pauses pauses;
  private final WriteGuard writeGuard;
  private final Recorder recorder;
  private final Unfinished unfinished;
  private final Calls calls;
  private final Certainty certainty;
  private final LateDatabase database;
  private final Responders responders;
  private final ProtocolRules rules;
  private final Unanswered unanswered;
  private final Silences silences;
  private final Reception reception;
  private final Receiving receiving;
  private final Verifier verifier;
  private final Connections connections;
  private final Entrance entrance;
  private final AtomicBoolean closed = new AtomicBoolean();

  MockMongoServer(Settings settings) {
    this.settings = settings;
    this.listener = new Listener(settings.endpoint().get());
    this.threads = new Threads("mockmongo " + listener.address());
    this.workers = new Workers(threads, findings);
    this.timer = new Timer(threads, workers);
    this.pauses = new Pauses(timer, workers);
    this.writeGuard = new WriteGuard(timer, settings.patience());
    this.recorder = new Recorder(settings, parking::forget, findings);
    this.unfinished = new Unfinished(recorder, parking, threads);
    this.calls = new Calls(threads, settings.patience(), this::situation);
    this.certainty =
        new Certainty(TestThread.current(), recorder, parking, calls, this::isAnswering);
    this.database =
        new LateDatabase(settings.profile(), address(), settings.answers(), this::reconsider);
    this.responders =
        new Responders(
            settings.profile(), address(), settings.compressors(), database, this::reconsider);
    this.rules =
        new ProtocolRules(
            settings.profile().release(),
            new Warnings(recorder, findings, settings.strictProtocol()));
    this.unanswered =
        new Unanswered(
            settings, parking, responders, recorder, findings, timer, certainty, unfinished);
    this.silences = new Silences(timer, certainty::isTestInterrupted, unfinished);
    this.reception =
        new Reception(
            responders,
            parking,
            unanswered,
            new HelloWaits(timer, recorder),
            findings,
            workers,
            pauses,
            silences);
    this.receiving = new Receiving(parking, recorder, certainty, unfinished, silences);
    this.verifier = new Verifier(recorder, verification());
    this.connections = new Connections(address(), threads, findings, this::connect);
    this.entrance = new Entrance(listener, threads, connections);
    beginByHand();
    entrance.open();
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
    return listener.address();
  }

  /**
   * Returns the connection string for a client, with the replica set's name if it is one, and with
   * {@code tls=true} if the server speaks TLS; whom a client trusts is no part of it.
   */
  public String uri() {
    return ServerUri.of(settings, listener.endpoint());
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
    if (settings.tls() != null) {
      ClientSettings.secure(settings.tls().clientContext(), client);
    }
    return ClientSettings.apply(uri(), client);
  }

  @Override
  public AutoResponds autoResponds(Matcher<? super Received> pattern) {
    return new AutoResponds(responders, Objects.requireNonNull(pattern, "pattern"));
  }

  @Override
  public Hold holds(Matcher<? super Received> pattern) {
    Objects.requireNonNull(pattern, "pattern");
    return responders.hold(pattern, CodeLine.origin(() -> "holds(" + pattern + ")"));
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
    return database.store(
        namespace, documents, CodeLine.origin(() -> "has(\"" + namespace + "\")"));
  }

  @Override
  public Observer observes(Matcher<? super Received> pattern, Consumer<? super Received> action) {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(action, "action");
    return responders.observe(pattern, action, CodeLine.origin(() -> "observes(" + pattern + ")"));
  }

  @Override
  public Request receives() {
    return receives(anyOfTheTests());
  }

  @Override
  public Request receives(Matcher<? super Received> pattern) {
    return receives(pattern, settings.patience());
  }

  @Override
  public Request receives(Matcher<? super Received> pattern, Duration within) {
    Objects.requireNonNull(pattern, "pattern");
    return receiving.take(pattern, within);
  }

  @Override
  public Iterable<Request> requests() {
    return requests(anyOfTheTests());
  }

  @Override
  public Iterable<Request> requests(Matcher<? super Received> pattern) {
    Objects.requireNonNull(pattern, "pattern");
    return () -> new Requests(receiving, pattern, settings.patience());
  }

  /**
   * Verifies how many requests came, whoever answered them. What drivers send by themselves counts
   * where a pattern names its command, for conditions that stand alone, and for Hamcrest matchers
   * of other origin.
   *
   * @param times how many there should be, and by when
   * @param pattern which requests; any Hamcrest matcher
   * @throws AssertionError if there were fewer or more, with what there was; or if the journal has
   *     let go of facts
   */
  public void verify(Times times, Matcher<? super Received> pattern) {
    Objects.requireNonNull(pattern, "pattern");
    verifier.count(times, pattern);
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
    verifier.inOrder(inOrder);
  }

  /**
   * Verifies that nothing came but what the test has verified or received already, and what drivers
   * send by themselves.
   *
   * @throws AssertionError if something else came, with what
   */
  public void verifyNothingElse() {
    verifier.nothingElse();
  }

  /**
   * Marks the present moment, for {@link Times#after(long)} and {@link Times#before(long)}.
   *
   * @return a place in the journal of its own, between what came and what will come
   */
  public long mark() {
    return recorder.mark();
  }

  @Override
  public Fact awaits(Matcher<? super Fact> pattern) {
    return awaits(pattern, settings.patience());
  }

  @Override
  public Fact awaits(Matcher<? super Fact> pattern, Duration within) {
    Objects.requireNonNull(pattern, "pattern");
    return new Awaiting(recorder, unfinished).await(pattern, within);
  }

  @Override
  public <T> Call<T> go(Callable<T> call) {
    return calls.start(Objects.requireNonNull(call, "call"));
  }

  @Override
  public void waitUntil(BooleanSupplier condition) {
    waitUntil(condition, settings.patience());
  }

  @Override
  public void waitUntil(BooleanSupplier condition, Duration within) {
    new Condition(condition, recorder, unfinished).await(within);
  }

  @Override
  public void hangsUp() {
    connections.end(Ending.HUNG_UP, "by the test, on all");
  }

  @Override
  public void refusesConnections() {
    entrance.refuse(true);
  }

  @Override
  public void acceptsConnections() {
    entrance.refuse(false);
  }

  @Override
  public void goesDown() {
    entrance.goDown(() -> connections.end(Ending.WENT_DOWN, ""));
  }

  @Override
  public void comesBack() {
    if (!entrance.comeBack()) {
      throw new IllegalStateException(
          "the server at " + address() + " was closed, and can't come back; start another one");
    }
  }

  /** Returns what happened up to now. */
  public Journal journal() {
    return recorder.journal();
  }

  /**
   * Returns what is unfinished, for people who wonder why a test does not end: what the test waits
   * for, or did when it was interrupted, background calls that still run, and requests without a
   * reply, each with who has it.
   *
   * @return a line or more for each, or "" if there is nothing
   */
  public String unfinished() {
    return unfinished.waitedFor() + calls.running() + unfinished.requests();
  }

  /**
   * Fails if something went wrong on this side: requests that nobody answered, responders that
   * threw, background calls that still run or failed with nobody looking. For the end of a test
   * without JUnit 5, before clients and server are closed; the extension does it by itself. This
   * ends the test: requests that are still parked, or come later, are refused.
   *
   * @throws AssertionError with all that went wrong, what was thrown suppressed under it
   */
  public void assertSatisfied() {
    List<Finding> found = findings();
    if (!found.isEmpty()) {
      throw Finding.asError(found);
    }
  }

  /**
   * Returns what went wrong on this side, for those who judge it by themselves; see {@link
   * #assertSatisfied}, which this is but for the judgement.
   *
   * @return what went wrong, in order
   */
  public List<Finding> findings() {
    reception.awaitArrivals(LAST_WAIT);
    unanswered.endTest();
    calls.check(LAST_WAIT, findings);
    return findings.all();
  }

  /**
   * Returns what clients have left behind up to now, read from the journal. Where connections are
   * asked for, those that are just being closed are waited for, at most 2 seconds.
   *
   * @param kind of what
   * @return a line for each, none if nothing was left
   */
  public List<String> leaks(Leak kind) {
    Objects.requireNonNull(kind, "kind");
    long deadline = System.nanoTime() + (kind == Leak.CONNECTIONS ? LAST_WAIT.toNanos() : 0);
    List<String> leaks;
    long seen;
    do {
      seen = recorder.lastOrder();
      leaks = new Leaks(recorder.journal()).of(kind);
    } while (!leaks.isEmpty() && recorder.comesAfter(seen, deadline));
    return leaks;
  }

  /**
   * Begins a new test on the calling thread: forgets what was declared, what came and what went
   * wrong, while connections stay but for those that still wait for a reply.
   *
   * @return what went wrong before, for who has not asked for its {@link #findings}
   */
  public List<Finding> reset() {
    reception.awaitArrivals(LAST_WAIT);
    unanswered.endTest();
    endScript();
    reception.awaitAnswers(LAST_WAIT);
    silences.letGo();
    responders.endCursors();
    List<Finding> before = findings.all();
    parking.clear();
    calls.forget();
    certainty.belongsTo(Thread.currentThread());
    unanswered.beginTest();
    recorder.forget();
    findings.forget();
    unfinished.forget();
    verifier.forget();
    beginByHand();
    return before;
  }

  /**
   * Takes the calling thread for the test's own from now on, in place of the one that started the
   * server: while it waits inside the driver, a request that nobody answers is refused at once.
   */
  public void attend() {
    certainty.belongsTo(Thread.currentThread());
  }

  /**
   * Ends the script: takes back all that was declared, ends all pauses and lets go what was held
   * back, so that handshakes, heartbeats and {@code endSessions} are answered normally and clients
   * can be closed without waiting. A server that is down comes back, one that refuses connections
   * accepts them.
   */
  public void endScript() {
    responders.clear();
    entrance.refuse(false);
    entrance.comeBack();
    pauses.release();
    unanswered.letGoAfterEnd();
  }

  /**
   * Closes the port and all connections, wakes whoever waits, and waits for all threads to end.
   * Close clients first: they say goodbye to their sessions. Does nothing the second time.
   *
   * @throws IllegalStateException if a thread does not end within seconds, with its name
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    entrance.close();
    timer.stop(LAST_WAIT);
    workers.stop();
    parking.close();
    recorder.close();
    connections.end(Ending.SERVER_CLOSED, "");
    threads.interrupt();
    List<String> alive = threads.join(LAST_WAIT);
    if (!alive.isEmpty()) {
      throw new IllegalStateException("the server at " + address() + " did not stop: " + alive);
    }
  }

  /** Returns the connection string. */
  @Override
  public String toString() {
    return "MockMongoServer " + uri();
  }

  private Verification verification() {
    return new Verification(
        recorder,
        settings.patience(),
        new Stillness(recorder, calls, this::isAnswering),
        calls,
        unfinished);
  }

  /** By hand even what is built in is for the test to answer, unless it declares otherwise. */
  private void beginByHand() {
    if (settings.byHand()) {
      responders.hold(RequestPattern.anyRequest(), Origin.of("byHand"));
    }
  }

  private RequestPattern anyOfTheTests() {
    return settings.byHand() ? RequestPattern.anyRequest() : RequestPattern.anyCommand();
  }

  private Connection connect(ConnectionId id, Transport transport) {
    return new Connection(id, transport, recorder, reception, findings, rules, writeGuard);
  }

  private void reconsider() {
    reception.reconsider();
  }

  private boolean isAnswering() {
    return reception.isBusy();
  }

  /** Returns which requests wait, for a call that does not end, as the end of a sentence. */
  private String situation() {
    String requests = unfinished.requests();
    return requests.isEmpty() ? "" : "; " + requests.stripTrailing();
  }
}
