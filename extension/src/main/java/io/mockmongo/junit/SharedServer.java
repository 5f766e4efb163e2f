package io.mockmongo.junit;

import io.mockmongo.server.ClientTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A server of the whole run that a test class declares, for the integration of a framework that
 * makes the client of an application before a test runs. Spring, Quarkus and Micronaut need none of
 * this. Equal if the servers are declared equally, so it can be the key of an application that is
 * kept for several test classes. Thread-safe.
 *
 * <pre>{@code
 * SharedServer server = SharedServer.of(OrdersTest.class).orElseThrow();
 * Application application = Application.start(Map.of("mongo.url", server.uri()));
 * }</pre>
 */
public final class SharedServer {

  private final ServerPlan plan;
  private final Class<?> testClass;
  private final Set<String> uriProperties;

  private SharedServer(ServerPlan plan, Class<?> testClass, Set<String> uriProperties) {
    this.plan = plan;
    this.testClass = testClass;
    this.uriProperties = uriProperties;
  }

  /**
   * Returns the shared server of a test class: the one without a name, else the first one.
   *
   * @param testClass the class with {@link MockMongo}, or a nested one
   * @return the server; empty if the class declares none with {@link Scope#SHARED}
   */
  public static Optional<SharedServer> of(Class<?> testClass) {
    return allOf(testClass).stream().findFirst();
  }

  /**
   * Returns all shared servers of a test class, with the one without a name first.
   *
   * @param testClass the class with {@link MockMongo}, or a nested one
   * @return the servers, of which none is started by this
   */
  public static List<SharedServer> allOf(Class<?> testClass) {
    List<ServerPlan> plans = new ArrayList<>();
    plans(Objects.requireNonNull(testClass, "testClass"))
        .forEach(plan -> plans.add(plan.name().isEmpty() ? 0 : plans.size(), plan));
    Optional<Framework> framework = Framework.of(testClass);
    return plans.stream()
        .map(plan -> new SharedServer(plan, testClass, plan.uriProperties(framework)))
        .toList();
  }

  private static List<ServerPlan> plans(Class<?> testClass) {
    Map<String, ServerPlan> plans = new LinkedHashMap<>();
    for (Class<?> type : TestAnnotations.withEnclosing(testClass)) {
      ExtensionFields.ofClass(type).forEach(plan -> plans.putIfAbsent(plan.name(), plan));
      ServerPlans.annotatedOn(type).forEach(plans::putIfAbsent);
    }
    return plans.values().stream().filter(plan -> plan.scope() == Scope.SHARED).toList();
  }

  /** Returns the name of the server, or "". */
  public String name() {
    return plan.name();
  }

  /**
   * Starts the server, unless it is started, and returns its connection string with the database.
   * While no test runs, the declarations of the test class answer.
   *
   * @return for instance {@code mongodb://127.0.0.1:50312/test?replicaSet=rs0}
   */
  public String uri() {
    return target().uri(plan.client().database());
  }

  /**
   * Starts the server, unless it is started, and returns it as clients take it.
   *
   * @return the server, or the deployment if the declaration has several members
   */
  public ClientTarget target() {
    return SharedServers.of(plan).startFor(ofClass()).whole();
  }

  private List<TestDeclaration> ofClass() {
    return new TestAnnotations(Optional.empty(), TestAnnotations.withEnclosing(testClass))
        .declarationPlans().stream()
            .map(TestDeclaration::new)
            .filter(each -> each.isFor(plan.name()))
            .toList();
  }

  /**
   * Returns the properties that have the address: those of the framework, and the declared ones.
   */
  public Set<String> uriProperties() {
    return uriProperties;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SharedServer server
        && plan.isDeclaredAs(server.plan)
        && uriProperties.equals(server.uriProperties);
  }

  @Override
  public int hashCode() {
    return plan.declaration().hashCode();
  }

  @Override
  public String toString() {
    return "the shared server"
        + (name().isEmpty() ? "" : " \"" + name() + "\"")
        + " of "
        + testClass.getSimpleName();
  }
}
