package io.mockmongo.junit;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * The JUnit 5 extension behind {@link MockMongo}; use the annotation. It keeps nothing itself: one
 * instance serves many tests and threads.
 */
public final class MockMongoExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        TestInstancePostProcessor,
        ParameterResolver {

  /** Made by JUnit. */
  public MockMongoExtension() {}

  /** An instance that is made for one test is given that test's servers, not its class's. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ofClass(context)
        .ifPresent(servers -> Injection.into(context.getRequiredTestClass(), null, servers));
  }

  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context) {
    if (!Injection.fieldsOf(instance.getClass()).isEmpty()) {
      TestServers servers =
          serversOf(context)
              .orElseThrow(() -> noServerFor("@FromServer in " + instance.getClass().getName()));
      Injection.into(instance.getClass(), instance, servers);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    RunningTest.begin(context);
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    Optional<RunningTest> test = RunningTest.of(context);
    if (test.isPresent()) {
      afterFailure(context, () -> test.get().end(context));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    Optional<TestServers> servers = TestServers.keptIn(context);
    if (servers.isPresent()) {
      servers.get().takeBackFrom(context);
      afterFailure(context, () -> servers.get().end(context, servers.get().own(), List.of()));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return InjectionPoint.of(parameter.getParameter()).isOurs();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return serversOf(context)
        .orElseThrow(
            () ->
                noServerFor(parameter.getParameter() + " of " + parameter.getDeclaringExecutable()))
        .resolve(InjectionPoint.of(parameter.getParameter()));
  }

  private static Optional<TestServers> serversOf(ExtensionContext context) {
    return context.getTestMethod().isPresent()
        ? Optional.of(RunningTest.begin(context).servers())
        : ofClass(context);
  }

  /** An instance for the whole class is made before anything else happens in the class. */
  private static Optional<TestServers> ofClass(ExtensionContext context) {
    if (TestServers.keptIn(context).isEmpty()) {
      TestServers servers = new TestPlan(context).ofClass();
      if (!servers.areNone()) {
        servers.keepIn(context);
      }
    }
    return TestServers.closestTo(context);
  }

  private static ParameterResolutionException noServerFor(String what) {
    return new ParameterResolutionException(
        what + ": no server lives as long as the class; put @MockMongo on the class");
  }

  /** What the test itself threw comes first, findings are suppressed under it. */
  private static void afterFailure(ExtensionContext context, Steps.Step ending) throws Exception {
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
