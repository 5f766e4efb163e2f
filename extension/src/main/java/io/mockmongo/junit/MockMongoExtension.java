package io.mockmongo.junit;

import io.mockmongo.call.CleanupSequence;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.opentest4j.TestAbortedException;

/**
 * The JUnit 5 extension that {@link MockMongo} registers. A field with {@code @RegisterExtension}
 * declares a server as the annotation does: a static field one that lives as long as the class, an
 * instance field one that lives as long as the instance. {@link #builder} configures what
 * annotations can't. The extension is stateless: one instance serves many tests and threads.
 *
 * <pre>{@code
 * @RegisterExtension
 * final MockMongoExtension mongo =
 *     MockMongoExtension.builder().server(server -> server.timeout(ofSeconds(1))).build();
 *
 * @Test
 * void saves(MongoClient client, MockMongoServer server) { ... }
 * }</pre>
 */
public final class MockMongoExtension extends DeclaringExtension {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(MockMongoExtension.class, "parameters");

  private final ServerPlan plan;

  /** Declares a server with the defaults of {@link MockMongo}. */
  public MockMongoExtension() {
    this(builder());
  }

  MockMongoExtension(MockMongoExtensionBuilder builder) {
    plan = builder.plan(this);
  }

  /**
   * Begins to declare a server.
   *
   * @return a builder with the defaults of {@link MockMongo}
   */
  public static MockMongoExtensionBuilder builder() {
    return new MockMongoExtensionBuilder();
  }

  @Override
  ServerPlan plan() {
    return plan;
  }

  /** An instance created for one test gets the servers of the test, not of the class. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ApplicationProperties.set(context);
    Optional<TestServers> servers = ClassLifecycle.begin(context, Optional.empty());
    servers.ifPresent(all -> Injector.intoClass(context.getRequiredTestClass(), all));
    servers.ifPresent(all -> intoInstances(context, all));
  }

  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context) {
    if (!InjectionPoint.fieldsOf(instance.getClass()).isEmpty()
        && !new TestPlan(context, Optional.of(instance)).awaitsInstances()) { // else before each
      TestServers servers =
          begin(context, Optional.of(instance))
              .orElseThrow(() -> noServerFor("@FromServer in " + instance.getClass().getName()));
      Injector.intoInstance(instance, servers);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    intoInstances(context, TestLifecycle.begin(context, Optional.empty()).servers());
  }

  /** Says first of all that no application has come; the test's own failure is the cause. */
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    Optional<TestServers> servers = TestServers.closestTo(context);
    String absent =
        failure instanceof TestAbortedException || failure instanceof AbsentApplicationError
            ? ""
            : servers.map(its -> its.absentApplication(context)).orElse("");
    throw absent.isEmpty() ? failure : new AbsentApplicationError(absent, failure);
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    Optional<TestLifecycle> test = TestLifecycle.of(context);
    if (test.isPresent()) {
      afterFailure(context, () -> test.get().end(context));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    Optional<TestServers> servers = TestServers.storedIn(context);
    if (servers.isPresent()) {
      servers.get().removeFrom(context);
      afterFailure(context, () -> servers.get().end(context, servers.get().own()));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return InjectionPoint.of(parameter.getParameter()).isOurs() && isFirstAsked(parameter, context);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return serversOf(context)
        .orElseThrow(
            () ->
                noServerFor(parameter.getParameter() + " of " + parameter.getDeclaringExecutable()))
        .resolve(InjectionPoint.of(parameter.getParameter()));
  }

  /** Runs this late because an extension in an instance field is known only with the instance. */
  private static void intoInstances(ExtensionContext context, TestServers servers) {
    context
        .getTestInstances()
        .ifPresent(
            made -> made.getAllInstances().forEach(each -> Injector.intoInstance(each, servers)));
  }

  /** JUnit may register the extension several times; only the first one resolves a parameter. */
  private static boolean isFirstAsked(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext.Store asked = context.getStore(NAMESPACE);
    boolean first = asked.get(parameter) == null;
    asked.put(parameter, true);
    return first;
  }

  private static Optional<TestServers> serversOf(ExtensionContext context) {
    return context.getTestMethod().isPresent()
        ? Optional.of(TestLifecycle.begin(context).servers())
        : ClassLifecycle.begin(context, Optional.empty());
  }

  private static Optional<TestServers> begin(
      ExtensionContext context, Optional<Object> newInstance) {
    return context.getTestMethod().isPresent()
        ? Optional.of(TestLifecycle.begin(context, newInstance).servers())
        : ClassLifecycle.begin(context, newInstance);
  }

  private static ParameterResolutionException noServerFor(String what) {
    return new ParameterResolutionException(
        what
            + ": the class has no server that lives as long as the class; put @MockMongo on the class");
  }

  /** Adds findings as suppressed exceptions to the test's own failure, if it has one. */
  private static void afterFailure(ExtensionContext context, CleanupSequence.CleanupAction ending)
      throws Exception {
    try {
      ending.run();
    } catch (Exception | AssertionError findings) {
      Optional<Throwable> failure = context.getExecutionException();
      if (failure.isEmpty()) {
        throw findings;
      }
      failure.get().addSuppressed(findings);
    }
  }
}
