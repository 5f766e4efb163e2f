package io.mockmongo.junit;

import io.mockmongo.call.CleanupSequence;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.report.LiveConversation;
import io.mockmongo.report.Transcript;
import io.mockmongo.script.Finding;
import io.mockmongo.script.Leak;
import io.mockmongo.server.ClientTarget;
import io.mockmongo.server.MockMongoServerBuilder;
import io.mockmongo.server.ServerLifecycle;
import io.mockmongo.server.TestConversation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * One server or deployment of a test or class, started when first needed, and the driver objects
 * injected with it.
 */
final class TestServer {

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** The system property that prints all conversations as they happen. */
  private static final String VERBOSE = "mockmongo.verbose";

  private final int number = COUNT.incrementAndGet();
  private final ServerPlan plan;
  private final String owner;
  private final Supplier<Optional<ServerRelease>> release;
  private final boolean attended;

  /** Taken by the test that uses a server of the whole run. */
  private final Semaphore turn = new Semaphore(1, true);

  private List<TestDeclaration> answers = List.of();

  /** The test that uses this server, or null; any object that identifies the test. */
  private Object user;

  private final List<Finding> ofClass = new ArrayList<>();
  private boolean isFirst = true;
  private int reported;
  private Supplier<Map<String, TestConversation>> allOfTest;
  private final Map<ClientTarget, DriverObjects> driverObjects = new LinkedHashMap<>();
  private volatile StartedServers started;

  /**
   * Creates a server that is not started yet.
   *
   * @param plan the server's declaration
   * @param owner the test or class at whose end the server closes, for messages
   * @param release supplies the release of the invocation at whose end the server closes
   * @param attended whether a test gets the server injected, and so can receive requests
   * @param allOfTest supplies the started servers of the test by their names
   */
  TestServer(
      ServerPlan plan,
      String owner,
      Supplier<Optional<ServerRelease>> release,
      boolean attended,
      Supplier<Map<String, TestConversation>> allOfTest) {
    this.allOfTest = allOfTest;
    this.plan = plan;
    this.owner = owner;
    this.release = release;
    this.attended = attended;
  }

  ServerPlan plan() {
    return plan;
  }

  /** Returns the release of the invocation at whose end the server closes. */
  Optional<ServerRelease> release() {
    return release.get();
  }

  /**
   * Begins a test; resets a server that earlier tests have used. A server of the whole run is
   * awaited until the test that uses it ends.
   */
  void begin(
      Object test,
      List<TestDeclaration> testAnswers,
      Supplier<Map<String, TestConversation>> serversOfTest) {
    if (isShared()) {
      turn.acquireUninterruptibly();
    }
    beginNow(test, testAnswers, serversOfTest);
  }

  private synchronized void beginNow(
      Object test,
      List<TestDeclaration> testAnswers,
      Supplier<Map<String, TestConversation>> serversOfTest) {
    if (user != null) {
      throw new ExtensionConfigurationException(
          "two tests use the shared server of "
              + owner
              + " at the same time; put @Execution(SAME_THREAD) on the class");
    }
    user = test;
    allOfTest = serversOfTest;
    answers = testAnswers;
    if (started != null) {
      checkOpen("an earlier test");
      reset();
      reported = 0;
      declareAnswers();
    }
    isFirst = false;
  }

  /** Resets the servers; injected clients know their restored roles when the test begins. */
  private void reset() {
    List<ServerProfile> before = started.profiles();
    keep(lifecycle().reset());
    if (!before.equals(started.profiles())) {
      started
          .primary()
          .ifPresent(
              primary -> driverObjects.values().forEach(each -> each.awaitElection(primary)));
    }
  }

  /** Findings before the first test belong to the class. */
  private void keep(List<Finding> before) {
    if (isFirst) {
      ofClass.addAll(before);
    }
  }

  /** Ends a test or the class; returns its findings, none while another test runs. */
  synchronized List<Finding> end(Object test) {
    if (started == null || user != null && user != test) {
      return List.of();
    }
    checkOpen("the test");
    List<Finding> findings = lifecycle().findings();
    List<Finding> newFindings = new ArrayList<>(user == null ? ofClass : List.of());
    newFindings.addAll(findings.subList(reported, findings.size()));
    reported = findings.size();
    addLeaks(Leak.CURSORS, newFindings);
    addLeaks(Leak.TRANSACTIONS, newFindings);
    addLeaks(Leak.FAIL_POINTS, newFindings);
    return newFindings;
  }

  /** Returns the warnings since the test began, none while another test runs. */
  synchronized List<String> warnings(Object test) {
    return started == null || user != null && user != test
        ? List.of()
        : lifecycle().warnings().stream()
            .filter(warning -> !leaks(Leak.FAIL_POINTS).contains(warning))
            .toList();
  }

  private void addLeaks(Leak kind, List<Finding> findings) {
    leaks(kind).forEach(leak -> findings.add(new Finding(Finding.Kind.LEAK, leak, null)));
  }

  /** Returns the leaks of a kind, if they fail the test. */
  private List<String> leaks(Leak kind) {
    return plan.rules().leaks().contains(kind) ? started.conversation().leaks(kind) : List.of();
  }

  /** Checks for leaked connections after the injected client, which is no leak, has closed. */
  private void checkConnections() {
    List<Finding> left = new ArrayList<>();
    addLeaks(Leak.CONNECTIONS, left);
    if (!left.isEmpty()) {
      throw Finding.asError(left);
    }
  }

  /** Releases the server from a test, however the test ended. */
  synchronized void leave(Object test) {
    if (user == test) {
      user = null;
      if (isShared()) {
        endTurn();
      }
    }
  }

  /** The application goes on: what the test left behind, such as an outage, does not concern it. */
  private void endTurn() {
    try {
      if (started != null) {
        lifecycle().endScript();
      }
    } finally {
      turn.release();
    }
  }

  private void checkOpen(String closer) {
    if (isShared() && started != null && lifecycle().isClosed()) {
      throw new IllegalStateException(
          closer
              + " has closed the "
              + started
              + " of the run, which serves other tests too: use goesDown() for an outage, or"
              + " scope = TEST for a server that the test may close");
    }
  }

  /** Tells whether all tests of the run that declare it equally use this server. */
  private boolean isShared() {
    return plan.scope() == Scope.SHARED;
  }

  /**
   * Starts the server, unless it is started, for an application that starts. While no test runs,
   * what nobody answers is refused at once.
   *
   * @param ofClass the declarations of the test class, which answer the application until a test
   *     begins
   */
  synchronized StartedServers startFor(List<TestDeclaration> ofClass) {
    if (user == null) {
      checkOpen("an earlier test");
      boolean isNew = started == null;
      answers = ofClass;
      startedServers();
      if (!isNew) {
        declareAnswers();
      }
      lifecycle().findings();
    }
    return startedServers();
  }

  /** Sets the auto-responders for requests before the first test. */
  synchronized void expect(List<TestDeclaration> testAnswers) {
    if (user == null) {
      answers = testAnswers;
    }
  }

  /** Returns a number by which tests take the turns of several servers in the same order. */
  int number() {
    return number;
  }

  /** Returns the handshakes of the clients that are connected or were during the test. */
  synchronized List<Received> handshakes() {
    return started == null ? List.of() : lifecycle().handshakes();
  }

  /** Returns the server with its address and its test, for messages. */
  synchronized String described() {
    return (started == null ? "server, which was never started," : started.toString())
        + " of "
        + owner;
  }

  /** Returns the transcript since the test began, or "" if the server was never started. */
  synchronized String transcript() {
    if (started == null) {
      return "";
    }
    String name = plan.name().isEmpty() ? "" : " \"" + plan.name() + "\"";
    return started.noun()
        + name
        + " of "
        + owner
        + "\n"
        + Transcript.of(started.conversation().journal());
  }

  /** Notes that the calling thread runs the test. */
  synchronized void attend() {
    if (started != null) {
      lifecycle().attend();
    }
  }

  /** Returns the pending work of the server as text, or "". */
  synchronized String unfinished() {
    String unfinished = started == null ? "" : lifecycle().unfinished();
    return unfinished.isEmpty() ? "" : "at the " + started + ":\n" + unfinished;
  }

  /** Returns the server or deployment if it is started. */
  Optional<TestConversation> started() {
    return Optional.ofNullable(started).map(StartedServers::conversation);
  }

  /** Returns the server, the deployment or the member for a parameter or field. */
  synchronized TestConversation server(InjectionPoint point) {
    return startedServers().conversation(point);
  }

  synchronized Object driverObject(InjectionPoint point) {
    return driverObjects
        .computeIfAbsent(startedServers().target(point), target -> new DriverObjects(target, plan))
        .create(point);
  }

  /** Releases holds and delays, closes the clients, then the servers. */
  synchronized void close() throws Exception {
    if (started == null) {
      return;
    }
    CleanupSequence steps = new CleanupSequence();
    steps.run(lifecycle()::endScript);
    driverObjects.values().forEach(each -> steps.run(each::close));
    steps.run(this::checkConnections);
    started.conversation().servers().forEach(server -> ClosedServers.add(server.address(), owner));
    steps.run(started.conversation()::close);
    steps.throwFirst();
  }

  private StartedServers startedServers() {
    if (started == null) {
      if (isVerbose()) {
        System.out.println("\n" + owner);
      }
      started = plan.start().start(this::configure);
      lifecycle().setOtherServers(this::otherJournals);
      declareAnswers();
    }
    return started;
  }

  /** Configures a server for the test. */
  private void configure(MockMongoServerBuilder builder) {
    release().ifPresent(builder::release);
    if (!attended) {
      builder.unattended();
    }
    if (isVerbose()) {
      String label = plan.start().isDeployment() ? "" : plan.name(); // its ports tell members apart
      builder.listener(new LiveConversation(System.out, label));
    }
  }

  private boolean isVerbose() {
    return plan.verbose() || Boolean.getBoolean(VERBOSE);
  }

  private ServerLifecycle lifecycle() {
    return started.conversation().lifecycle();
  }

  private Map<String, Journal> otherJournals() {
    Map<String, Journal> journals = new LinkedHashMap<>();
    allOfTest
        .get()
        .forEach(
            (name, other) -> {
              if (other != started.conversation()) {
                journals.put(name, other.journal());
              }
            });
    return journals;
  }

  private void declareAnswers() {
    TestConversation server = started.conversation();
    plan.script().accept(server);
    List<TestDeclaration> newestLast = new ArrayList<>(answers);
    Collections.reverse(newestLast); // the newest is asked first
    newestLast.forEach(answer -> answer.declareOn(server));
  }
}
