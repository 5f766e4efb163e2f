package io.mockmongo.junit;

import java.util.ArrayList;
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
 * The servers that one test or class has in hand, by name: its own, which end with it, and those of
 * the classes around it. Their life: servers are added, JUnit is to keep them, the test begins,
 * each of its methods attends, and at its end they are taken back, judged and closed. Where a test
 * dies halfway, JUnit closes what it keeps.
 */
@SuppressWarnings({"deprecation", "try"}) // JUnit before 5.13 closes nothing else
final class TestServers implements ExtensionContext.Store.CloseableResource, AutoCloseable {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(TestServers.class);

  private final Map<String, TestServer> around;
  private final Map<String, TestServer> own = new LinkedHashMap<>();
  private final Supplier<List<TestAutoResponder>> testAnswers;
  private List<TestAutoResponder> answers;
  private boolean begun;

  /** The unique id of the test or class that keeps these. */
  private volatile String keeper = "";

  /**
   * Makes none of its own yet.
   *
   * @param around those of the classes around
   * @param testAnswers what is declared for the test or class, read when first needed
   */
  TestServers(Optional<TestServers> around, Supplier<List<TestAutoResponder>> testAnswers) {
    this.around = around.map(TestServers::byName).orElse(Map.of());
    this.testAnswers = testAnswers;
  }

  /** Returns the closest of a context and those around it. */
  static Optional<TestServers> closestTo(ExtensionContext context) {
    return Optional.ofNullable(
        context.getStore(NAMESPACE).get(TestServers.class, TestServers.class));
  }

  /** Returns those of a context itself, as long as it keeps them. */
  static Optional<TestServers> keptIn(ExtensionContext context) {
    return closestTo(context).filter(servers -> servers.keeper.equals(context.getUniqueId()));
  }

  /** Has JUnit keep these, and close what is open whatever happens, until they are taken back. */
  void keepIn(ExtensionContext context) {
    keeper = context.getUniqueId();
    context.getStore(NAMESPACE).put(TestServers.class, this);
  }

  void takeBackFrom(ExtensionContext context) {
    context.getStore(NAMESPACE).remove(TestServers.class);
  }

  /** Adds the server of a plan, unless it is there. */
  void add(ServerPlan plan, ExtensionContext context, boolean attended) {
    TestServer there = own.get(plan.name());
    if (there == null) {
      TestServer server = new TestServer(plan, context, attended);
      own.put(plan.name(), server);
      tellAnswers(plan.name(), server);
    } else if (!there.plan().isDeclaredAs(plan)) {
      throw plan.hasDouble(context.getRequiredTestClass());
    }
  }

  /** Returns the server of a name: its own, or the closest around. */
  Optional<TestServer> find(String name) {
    return Optional.ofNullable(own.getOrDefault(name, around.get(name)));
  }

  /** Returns the server of a plan, if it belongs to a class around. */
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

  boolean areNone() {
    return own.isEmpty() && around.isEmpty();
  }

  /** Returns the answers that are declared for the test or class. */
  List<TestAutoResponder> answers() {
    if (answers == null) {
      answers = testAnswers.get();
    }
    return answers;
  }

  /** Begins a test on each server, once. */
  void begin() {
    if (!begun) {
      begun = true;
      byName().forEach(this::tellAnswers);
    }
  }

  /** Returns what happened on each server that was started. */
  String transcript() {
    return all().stream()
        .map(TestServer::transcript)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  /** Returns what the servers are in the middle of, or "". */
  private String unfinished() {
    return all().stream().map(TestServer::unfinished).collect(Collectors.joining());
  }

  /** Takes note that the test goes on in the calling thread. */
  void attend() {
    all().forEach(TestServer::attend);
  }

  private Map<String, TestServer> byName() {
    Map<String, TestServer> all = new LinkedHashMap<>(own);
    around.forEach(all::putIfAbsent);
    return all;
  }

  private void tellAnswers(String name, TestServer server) {
    List<TestAutoResponder> forIt =
        answers().stream().filter(answer -> answer.isFor(name)).toList();
    if (begun) {
      server.begin(this, forIt);
    } else {
      server.expect(forIt);
    }
  }

  /**
   * Takes the verdict, then closes the servers that end here.
   *
   * @param context the test or class that ends
   * @param judged the servers that are judged
   * @throws Exception the verdict, what closing threw suppressed under it
   */
  void end(ExtensionContext context, List<TestServer> judged) throws Exception {
    context
        .getExecutionException()
        .filter(TimeoutException.class::isInstance)
        .ifPresent(timeout -> TimeoutReport.addTo(timeout, unfinished()));
    Verdict verdict = new Verdict(context);
    CleanupSequence steps = new CleanupSequence();
    judged.forEach(server -> steps.run(() -> verdict.judge(server.end(this), server.plan())));
    answers().stream()
        .filter(TestAutoResponder::isLeftOver)
        .forEach(unused -> verdict.judge(unused, judged.stream().map(TestServer::plan).toList()));
    new TranscriptReport(context).publish(verdict.isFailure(), this::transcript);
    steps.run(verdict::throwFailures);
    steps.run(this::close);
    steps.throwFirst();
  }

  Object resolve(InjectionPoint point) {
    TestServer server = named(point);
    return point.takesServer() ? server.server() : server.driverObject(point);
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
    all().forEach(server -> server.leave(this)); // a test may die before it is ended
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
              + ": the servers of an instance's fields are not there yet; take it in a method, or make"
              + " the field static");
    }
    throw new ParameterResolutionException(
        point
            + (name.isEmpty()
                ? ": say of which server, @FromServer(...): there are " + names()
                : ": there is no server \"" + name + "\"; there are " + names()));
  }
}
