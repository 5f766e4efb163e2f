package io.mockmongo.server;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.origin.Origin;
import io.mockmongo.script.FailPoint;
import io.mockmongo.script.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * The calls by which the integration of a test framework begins, judges and ends the tests of a
 * server or of several. The JUnit 5 extension makes these calls by itself; a test in a plain {@code
 * main} needs {@link MockMongoServer#assertSatisfied} and {@link MockMongoServer#close} only.
 * Thread-safe.
 *
 * <pre>{@code
 * void runTest(MockMongoServer server, MongoClient client, Runnable test) {
 *   server.lifecycle().reset();                               // forgets the test before
 *   test.run();
 *   List<Finding> findings = server.lifecycle().findings();   // ends the test
 *   server.lifecycle().endScript();                           // answers the client's last requests
 *   client.close();
 *   if (!findings.isEmpty()) {
 *     throw Finding.asError(findings);
 *   }
 * }
 * }</pre>
 *
 * <p>A framework calls, in this order:
 *
 * <ol>
 *   <li>{@link #reset} on the thread of the test, before each test but the first of a server, and
 *       before anything is declared for the test;
 *   <li>{@link #attend} at the beginning of each test method, if it may run on another thread than
 *       the start of the server or {@code reset};
 *   <li>{@link #unfinished} on any thread, where a test exceeds its time;
 *   <li>{@link #findings} after each test, before clients are closed;
 *   <li>{@link #endScript} thereafter, so that clients can be closed at once;
 *   <li>{@link MockMongoServer#leaks} where the framework checks these, for connections after the
 *       client is closed;
 *   <li>{@link MockMongoServer#close} at the end, or {@code reset} for the next test.
 * </ol>
 *
 * <p>Servers that {@linkplain MockMongoServerBuilder#conversationOf share a conversation} share its
 * tests: all but {@code endScript} concerns all of them.
 */
public final class ServerLifecycle {

  /** How long the end of a test waits for background calls, and close() for threads. */
  static final Duration END_TIMEOUT = Duration.ofSeconds(2);

  private final CurrentConversation conversation;
  private final Supplier<List<ServerEngine>> engines;

  ServerLifecycle(CurrentConversation conversation, Supplier<List<ServerEngine>> engines) {
    this.conversation = conversation;
    this.engines = engines;
  }

  /**
   * Begins a new test on the calling thread: discards declarations, journal, parked requests and
   * findings of the test before. Connections stay open, except those on which a client still waits
   * for a reply. A server reports its topology and release as it did at its start; a deployment has
   * the members, roles and links that it was started with.
   *
   * @return the findings of the test before, for a caller that did not ask for its {@link
   *     #findings}
   */
  public List<Finding> reset() {
    return conversation.reset(END_TIMEOUT);
  }

  /**
   * Declares the calling thread the thread of the test, in place of the one that started or reset
   * the server. While that thread waits inside the driver, a request that nobody answers is refused
   * at once.
   */
  public void attend() {
    conversation.get().detector().belongsTo(Thread.currentThread());
  }

  /**
   * Turns a fail point on, as {@link MockMongoServer#failPoint} does, for a declaration that is no
   * line of code; of several servers on each.
   *
   * @param command the command {@code configureFailPoint}
   * @param origin the declaration and its place, for messages
   * @return the fail point, in effect
   * @throws IllegalArgumentException if a server would refuse the command, with its message
   */
  public FailPoint failPoint(Bson command, String origin) {
    Objects.requireNonNull(origin, "origin");
    BsonDocument document = command.toBsonDocument();
    List<FailPoint> ofServers =
        engines.get().stream()
            .map(engine -> engine.responders().failPoints())
            .map(failPoints -> failPoints.declare(document, Origin.of(origin)))
            .toList();
    return ofServers.size() == 1 ? ofServers.get(0) : new SharedFailPoint(ofServers);
  }

  /**
   * Sets the other servers of the test, so that a failure of {@code verify} or {@code receives}
   * tells which of them received the request.
   *
   * @param journals supplies the current journals of those that are started, by their names
   */
  public void setOtherServers(Supplier<Map<String, Journal>> journals) {
    conversation.setOtherServers(Objects.requireNonNull(journals, "journals"));
  }

  /**
   * Ends the test and returns its findings, without failing; {@link
   * MockMongoServer#assertSatisfied} fails with them. Waits up to 2 seconds for background calls.
   * Requests that are parked now or come later are refused.
   *
   * @return the findings, oldest first; another call returns them again, and any that came since
   */
  public List<Finding> findings() {
    return conversation.findings(END_TIMEOUT);
  }

  /**
   * Returns what explains the failure of a test, but is no reason to fail it: replies of the test
   * that lack what drivers require, TLS handshakes that failed, and settings of clients that were
   * left out.
   *
   * @return the warnings since the test before has ended, oldest first, each once; at most 20
   */
  public List<String> warnings() {
    return conversation.get().findings().warnings();
  }

  /**
   * Returns the handshakes of the clients: of all connections that are open, even if they were
   * opened before the test, and of those that have ended during the test.
   *
   * @return the first hello of each connection that has sent one
   */
  public List<Received> handshakes() {
    Stream<Received> open =
        engines.get().stream().flatMap(engine -> engine.connections().handshakes());
    Stream<Received> recorded =
        conversation.get().recorder().journal().received().stream()
            .flatMap(request -> request.handshake().stream());
    return Stream.concat(open, recorded).distinct().toList();
  }

  /**
   * Ends the script: discards all declarations, ends all pauses and releases all held requests, so
   * that handshakes, heartbeats and {@code endSessions} are answered normally and clients can be
   * closed without waiting. A server that is down comes back, one that refuses connections accepts
   * them, and its network is normal again. Of several servers this concerns each.
   */
  public void endScript() {
    engines.get().forEach(ServerEngine::endScript);
  }

  /** Tells whether all servers are closed, so that no test can begin. */
  public boolean isClosed() {
    return conversation.hasEnded();
  }

  /**
   * Describes what is pending, for the report of a test that does not end: what the test waits for,
   * or was waiting for when it was interrupted, background calls that still run, and requests
   * without a reply, each with the cause.
   *
   * @return one or more lines for each, or "" if nothing is pending
   */
  public String unfinished() {
    return conversation.get().unfinishedText();
  }
}
