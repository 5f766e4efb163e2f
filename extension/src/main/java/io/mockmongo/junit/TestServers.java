package io.mockmongo.junit;

import io.mockmongo.call.CleanupSequence;
import io.mockmongo.server.TestConversation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * The servers of one test or class, by name: its own, which close at its end, and those of the
 * enclosing classes. Their lifecycle: servers are added and put into JUnit's store; the test
 * begins; each of its methods registers its thread; at the end they are removed from the store,
 * their findings evaluated, and they are closed. If a test ends early, JUnit closes what is in the
 * store.
 */
@SuppressWarnings({"deprecation", "try"}) // JUnit before 5.13 closes no other type
final class TestServers implements ExtensionContext.Store.CloseableResource, AutoCloseable {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(TestServers.class);

  private final Map<String, TestServer> around;
  private final Map<String, TestServer> own = new LinkedHashMap<>();

  /** The servers of the whole run. */
  private final Map<String, TestServer> shared = new LinkedHashMap<>();

  private final Supplier<List<TestDeclaration>> testAnswers;
  private List<TestDeclaration> answers;
  private boolean begun;

  /** The unique id of the test or class in whose store these are. */
  private volatile String storeOwner = "";

  /**
   * Creates an object without own servers.
   *
   * @param around the servers of the enclosing classes
   * @param testAnswers the auto-responders of the test or class, read when first needed
   */
  TestServers(Optional<TestServers> around, Supplier<List<TestDeclaration>> testAnswers) {
    this.around = around.map(TestServers::byName).orElse(Map.of());
    this.testAnswers = testAnswers;
  }

  /** Returns the servers of a context or its closest ancestor. */
  static Optional<TestServers> closestTo(ExtensionContext context) {
    return Optional.ofNullable(
        context.getStore(NAMESPACE).get(TestServers.class, TestServers.class));
  }

  /** Returns the servers in a context's own store. */
  static Optional<TestServers> storedIn(ExtensionContext context) {
    return closestTo(context).filter(servers -> servers.storeOwner.equals(context.getUniqueId()));
  }

  /** Puts these into JUnit's store, which closes them if the test ends early. */
  void storeIn(ExtensionContext context) {
    storeOwner = context.getUniqueId();
    context.getStore(NAMESPACE).put(TestServers.class, this);
  }

  void removeFrom(ExtensionContext context) {
    context.getStore(NAMESPACE).remove(TestServers.class);
  }

  /** Adds the server of a plan unless it exists. */
  void add(ServerPlan plan, ExtensionContext context, boolean attended) {
    boolean isShared = plan.scope() == Scope.SHARED;
    Map<String, TestServer> servers = isShared ? shared : own;
    TestServer there = servers.get(plan.name());
    if (there == null) {
      TestServer server = isShared ? SharedServers.of(plan) : newServer(plan, context, attended);
      servers.put(plan.name(), server);
      passAnswers(plan.name(), server);
    } else if (!there.plan().isDeclaredAs(plan)) {
      throw plan.duplicateName(context.getRequiredTestClass());
    }
  }

  private TestServer newServer(ServerPlan plan, ExtensionContext context, boolean attended) {
    return new TestServer(
        plan,
        TestName.ofOwner(context),
        () -> ReleaseSelection.of(context),
        attended,
        this::started);
  }

  /** Returns the server with a name: an own one, a shared one, or the closest of the classes. */
  Optional<TestServer> find(String name) {
    return Optional.ofNullable(byName().get(name));
  }

  /** Returns the server of a plan, if it belongs to an enclosing class. */
  Optional<TestServer> findAround(ServerPlan plan) {
    return Optional.ofNullable(around.get(plan.name()))
        .filter(server -> server.plan().isDeclaredAs(plan));
  }

  List<TestServer> own() {
    return List.copyOf(own.values());
  }

  List<TestServer> all() {
    return List.copyOf(byName().values());
  }

  boolean isEmpty() {
    return own.isEmpty() && shared.isEmpty() && around.isEmpty();
  }

  /** Returns the auto-responders of the test or class. */
  List<TestDeclaration> answers() {
    if (answers == null) {
      answers = testAnswers.get();
    }
    return answers;
  }

  /** Begins a test on each server, once. */
  void begin() {
    if (!begun) {
      begun = true;
      byName().entrySet().stream()
          .sorted(Comparator.comparingInt(each -> each.getValue().number()))
          .forEach(each -> passAnswers(each.getKey(), each.getValue()));
    }
  }

  /** Returns the servers that are started, by their names. */
  private Map<String, TestConversation> started() {
    Map<String, TestConversation> started = new LinkedHashMap<>();
    byName().forEach((name, each) -> each.started().ifPresent(server -> started.put(name, server)));
    return started;
  }

  /** Returns the transcripts of all started servers. */
  String transcript() {
    return all().stream()
        .map(TestServer::transcript)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  /** Returns the pending work of the servers as text, or "". */
  private String unfinished() {
    return all().stream().map(TestServer::unfinished).collect(Collectors.joining());
  }

  /** Notes that the calling thread runs the test. */
  void attend() {
    all().forEach(TestServer::attend);
  }

  private Map<String, TestServer> byName() {
    Map<String, TestServer> all = new LinkedHashMap<>(own);
    shared.forEach(all::putIfAbsent);
    around.forEach(all::putIfAbsent);
    return all;
  }

  private void passAnswers(String name, TestServer server) {
    List<TestDeclaration> forIt = answers().stream().filter(answer -> answer.isFor(name)).toList();
    if (begun) {
      server.begin(this, forIt, this::started);
    } else {
      server.expect(forIt);
    }
  }

  /**
   * Evaluates the findings, then closes the own servers.
   *
   * @param context the test or class that ends
   * @param evaluated the servers whose findings count
   * @throws Exception if there are failures, with those of closing as suppressed exceptions
   */
  void end(ExtensionContext context, List<TestServer> evaluated) throws Exception {
    context
        .getExecutionException()
        .filter(TimeoutException.class::isInstance)
        .ifPresent(timeout -> TimeoutReport.addTo(timeout, unfinished()));
    FindingEvaluator evaluator = new FindingEvaluator(context);
    CleanupSequence steps = new CleanupSequence();
    evaluated.forEach(
        server ->
            steps.run(
                () -> evaluator.evaluate(server.end(this), server.plan(), evaluated.size() > 1)));
    answers().stream()
        .filter(TestDeclaration::isUnused)
        .forEach(
            unused ->
                evaluator.evaluate(unused, evaluated.stream().map(TestServer::plan).toList()));
    evaluated.forEach(server -> evaluator.explain(server.warnings(this)));
    evaluator.explainFirst(() -> absentApplication(context));
    new TranscriptReport(context).publish(evaluator.isFailure(), this::transcript);
    steps.run(evaluator::throwFailures);
    steps.run(this::close);
    steps.throwFirst();
  }

  /** Returns why no application has come to a server, or "". */
  String absentApplication(ExtensionContext context) {
    return new AbsentApplication(context.getRequiredTestClass()).text(all());
  }

  Object resolve(InjectionPoint point) {
    TestServer server = named(point);
    return point.takesServer() ? server.server(point) : server.driverObject(point);
  }

  /** Returns the names, each in quotes. */
  String names() {
    List<String> names = new ArrayList<>();
    byName().keySet().forEach(name -> names.add("\"" + name + "\""));
    return String.join(", ", names);
  }

  @Override
  public void close() throws Exception {
    CleanupSequence steps = new CleanupSequence();
    all().forEach(server -> server.leave(this)); // a test may end early
    own().forEach(server -> steps.run(server::close));
    steps.throwFirst();
  }

  private TestServer named(InjectionPoint point) {
    String name = point.serverName();
    Optional<TestServer> named = find(name);
    if (named.isPresent()) {
      return named.get();
    }
    if (name.isEmpty() && all().size() == 1) {
      return all().get(0);
    }
    if (all().isEmpty()) {
      throw new ParameterResolutionException(
          point
              + ": the servers of instance fields do not exist yet; use a method parameter, or make the"
              + " field static");
    }
    throw new ParameterResolutionException(
        point
            + (name.isEmpty()
                ? ": choose a server with @FromServer(...): the test has " + names()
                : ": unknown server \"" + name + "\"; the test has " + names()));
  }
}
