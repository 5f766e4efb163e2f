package io.mockmongo.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * The servers that one test or class has in hand, by name: its own, which end with it, and those of
 * the classes around it.
 */
final class TestServers implements ExtensionContext.Store.CloseableResource {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(MockMongoExtension.class);

  private final Map<String, TestServer> own = new LinkedHashMap<>();
  private final Map<String, TestServer> all = new LinkedHashMap<>();

  /** The unique id of the test or class that keeps these. */
  private volatile String keeper = "";

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

  void add(String name, TestServer server) {
    own.put(name, server);
    all.put(name, server);
  }

  void addThoseAround(TestServers around) {
    around.all.forEach(all::putIfAbsent);
  }

  Optional<TestServer> find(String name) {
    return Optional.ofNullable(all.get(name));
  }

  List<TestServer> own() {
    return List.copyOf(own.values());
  }

  List<TestServer> all() {
    return List.copyOf(all.values());
  }

  boolean areNone() {
    return all.isEmpty();
  }

  /** Plans the answers for what comes before any test. */
  void expect(List<PlannedAnswer> answers) {
    own.forEach((name, server) -> server.expect(answersFor(name, answers)));
  }

  /** Begins a test on each server with the answers that are for it. */
  void begin(List<PlannedAnswer> answers) {
    all.forEach((name, server) -> server.begin(this, answersFor(name, answers)));
  }

  private static List<PlannedAnswer> answersFor(String name, List<PlannedAnswer> answers) {
    return answers.stream().filter(answer -> answer.isFor(name)).toList();
  }

  /**
   * Takes the verdict, then closes the servers that end here.
   *
   * @param context the test or class that ends
   * @param judged the servers that are judged
   * @param answers what was declared
   * @throws Exception the verdict, what closing threw suppressed under it
   */
  void end(ExtensionContext context, List<TestServer> judged, List<PlannedAnswer> answers)
      throws Exception {
    Verdict verdict = new Verdict(context);
    Steps steps = new Steps();
    judged.forEach(server -> steps.run(() -> verdict.judge(server.end(this), server.annotation())));
    answers.stream()
        .filter(PlannedAnswer::isLeftOver)
        .forEach(unused -> verdict.judge(unused, judged));
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
    all.keySet().forEach(name -> names.add("\"" + name + "\""));
    return String.join(", ", names);
  }

  @Override
  public void close() throws Exception {
    Steps steps = new Steps();
    all().forEach(server -> server.leave(this)); // a test may die before it is ended
    own().forEach(server -> steps.run(server::close));
    steps.throwFirst();
  }

  private TestServer named(InjectionPoint point) {
    String name = point.serverName();
    if (all.containsKey(name)) {
      return all.get(name);
    }
    if (name.isEmpty() && all.size() == 1) {
      return all.values().iterator().next();
    }
    throw new ParameterResolutionException(
        point
            + (name.isEmpty()
                ? ": say of which server, @FromServer(...): there are " + names()
                : ": there is no server \"" + name + "\"; there are " + names()));
  }
}
