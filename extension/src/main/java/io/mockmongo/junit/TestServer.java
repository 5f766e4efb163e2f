package io.mockmongo.junit;

import io.mockmongo.profile.ServerRelease;
import io.mockmongo.report.LiveConversation;
import io.mockmongo.report.Transcript;
import io.mockmongo.script.Finding;
import io.mockmongo.script.Leak;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One server of a test or of a class, started when it is first needed, and the driver's objects
 * that were injected with it.
 */
final class TestServer {

  /** The system property that has conversations printed as they happen. */
  private static final String VERBOSE = "mockmongo.verbose";

  private final ServerPlan plan;
  private final ExtensionContext context;
  private final boolean attended;
  private List<TestAutoResponder> answers = List.of();

  /** The test that uses it, or null; as good as any object to tell tests apart. */
  private Object user;

  private final List<Finding> ofClass = new ArrayList<>();
  private boolean isFirst = true;
  private int told;
  private MockMongoServer server;
  private DriverObjects driverObjects;

  /**
   * Makes one, not started.
   *
   * @param plan what it is to be
   * @param context the test or class that it lives as long as
   * @param attended whether a test has it in hand, and so may receive
   */
  TestServer(ServerPlan plan, ExtensionContext context, boolean attended) {
    this.plan = plan;
    this.context = context;
    this.attended = attended;
  }

  ServerPlan plan() {
    return plan;
  }

  /** Returns the release that the invocation is for that it lives as long as. */
  Optional<ServerRelease> release() {
    return ReleaseSelection.of(context);
  }

  /** Begins a test; a server that has been there for others forgets them. */
  synchronized void begin(Object test, List<TestAutoResponder> testAnswers) {
    if (user != null) {
      throw new ExtensionConfigurationException(
          "two tests at once use the one server of "
              + owner()
              + "; run them in one thread, @Execution(SAME_THREAD)");
    }
    user = test;
    answers = testAnswers;
    if (server != null) {
      keep(server.reset());
      told = 0;
      putAnswersToWork();
    }
    isFirst = false;
  }

  /** What goes wrong before the first test is the class's own. */
  private void keep(List<Finding> before) {
    if (isFirst) {
      ofClass.addAll(before);
    }
  }

  /** Ends a test or the class; returns what went wrong in it, nothing while another test runs. */
  synchronized List<Finding> end(Object test) {
    if (server == null || user != null && user != test) {
      return List.of();
    }
    List<Finding> findings = server.findings();
    List<Finding> news = new ArrayList<>(user == null ? ofClass : List.of());
    news.addAll(findings.subList(told, findings.size()));
    told = findings.size();
    addLeaks(Leak.CURSORS, news);
    addLeaks(Leak.TRANSACTIONS, news);
    return news;
  }

  private void addLeaks(Leak kind, List<Finding> findings) {
    if (plan.rules().leaks().contains(kind)) {
      server.leaks(kind).forEach(leak -> findings.add(new Finding(Finding.Kind.LEAK, leak, null)));
    }
  }

  /** The injected client is no leak, so this is looked at when it has been closed. */
  private void checkConnections() {
    List<Finding> left = new ArrayList<>();
    addLeaks(Leak.CONNECTIONS, left);
    if (!left.isEmpty()) {
      throw Finding.asError(left);
    }
  }

  /** Takes note that a test uses this no more, however it ended. */
  synchronized void leave(Object test) {
    if (user == test) {
      user = null;
    }
  }

  /** Plans the answers for what comes before any test. */
  synchronized void expect(List<TestAutoResponder> testAnswers) {
    answers = testAnswers;
  }

  /** Returns what happened since the test began, or "" where the server was never started. */
  synchronized String transcript() {
    if (server == null) {
      return "";
    }
    String name = plan.name().isEmpty() ? "" : " \"" + plan.name() + "\"";
    return "server" + name + " of " + owner() + "\n" + Transcript.of(server.journal());
  }

  /** Takes note that the calling thread is the test's own. */
  synchronized void attend() {
    if (server != null) {
      server.attend();
    }
  }

  /** Returns what the server is in the middle of, or "". */
  synchronized String unfinished() {
    String unfinished = server == null ? "" : server.unfinished();
    return unfinished.isEmpty() ? "" : "at the server " + server.address() + ":\n" + unfinished;
  }

  synchronized MockMongoServer server() {
    if (server == null) {
      start();
    }
    return server;
  }

  synchronized Object driverObject(InjectionPoint point) {
    if (driverObjects == null) {
      driverObjects = new DriverObjects(server(), plan);
    }
    return driverObjects.create(point);
  }

  /** Lets go of all that the test holds, closes the client, then the server. */
  synchronized void close() throws Exception {
    if (server == null) {
      return;
    }
    CleanupSequence steps = new CleanupSequence();
    steps.run(server::endScript);
    if (driverObjects != null) {
      steps.run(driverObjects::close);
    }
    steps.run(this::checkConnections);
    steps.run(server::close);
    steps.throwFirst();
  }

  private void start() {
    MockMongoServerBuilder builder = MockMongoServer.builder();
    plan.settings().accept(builder);
    release().ifPresent(builder::release);
    if (!attended) {
      builder.unattended();
    }
    if (plan.verbose() || Boolean.getBoolean(VERBOSE)) {
      System.out.println("\n" + owner());
      builder.listener(new LiveConversation(System.out, plan.name()));
    }
    server = builder.start();
    putAnswersToWork();
  }

  private void putAnswersToWork() {
    plan.script().accept(server);
    List<TestAutoResponder> newestLast = new ArrayList<>(answers);
    Collections.reverse(newestLast); // the newest is asked first
    newestLast.forEach(answer -> answer.putToWorkOn(server));
  }

  /** Returns whose server this is, for people. */
  private String owner() {
    String className = context.getRequiredTestClass().getSimpleName();
    return context.getTestMethod().isEmpty()
        ? className
        : className + ": " + context.getDisplayName();
  }
}
