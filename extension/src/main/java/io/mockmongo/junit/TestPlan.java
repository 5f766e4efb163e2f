package io.mockmongo.junit;

import io.mockmongo.profile.ServerRelease;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Determines the servers and auto-responders of a test or class from its declarations. */
final class TestPlan {

  private final ExtensionContext context;
  private final Class<?> testClass;
  private final TestAnnotations annotations;
  private final ServerPlans plans;

  /**
   * Reads the declarations.
   *
   * @param context the test or the class
   * @param newInstance an instance that JUnit has just created, and that the context does not have
   *     yet
   */
  TestPlan(ExtensionContext context, Optional<Object> newInstance) {
    this.context = context;
    this.testClass = context.getRequiredTestClass();
    this.annotations = TestAnnotations.of(context);
    this.plans = new ServerPlans(context, annotations, newInstance);
  }

  static TestPlan of(ExtensionContext context) {
    return new TestPlan(context, Optional.empty());
  }

  /** Tells whether no declaration for the test declares a server. */
  boolean declaresNoServer() {
    return plans.all().isEmpty();
  }

  /** Tells whether instances that do not exist yet may declare more servers. */
  boolean awaitsInstances() {
    return plans.awaitInstances();
  }

  /** Returns the servers of the enclosing classes, to which those of this context are added. */
  TestServers newServers() {
    return new TestServers(TestServers.closestTo(context), this::answers);
  }

  /** Adds the servers that live as long as the class, unless they exist. */
  void addClassServers(TestServers servers) {
    Map<String, ServerPlan> all = plans.all();
    Map<String, ServerPlan> ofClassAlone = plans.ofClass();
    boolean isAnyForTest = all.values().stream().anyMatch(plan -> plan.scope() == Scope.TEST);
    boolean isClassWide = isAnyForTest && isClassWide();
    for (ServerPlan plan : (isClassWide ? all : ofClassAlone).values()) {
      boolean isNew = ofClassAlone.containsKey(plan.name()) || servers.find(plan.name()).isEmpty();
      if (isNew && (isClassWide || plan.scope() != Scope.TEST)) {
        servers.add(plan, context, true);
      }
    }
  }

  /** Adds the servers of a test, unless they exist. */
  void addTestServers(TestServers servers) {
    Map<String, ServerPlan> onMethod = plans.ofMethod();
    for (ServerPlan plan : plans.all().values()) {
      Optional<TestServer> shared = servers.findAround(plan);
      shared.ifPresent(this::checkRelease);
      if (shared.isEmpty() || onMethod.containsKey(plan.name())) {
        boolean attended = plan.scope() == Scope.SHARED || annotations.injectServer();
        servers.add(plan, context, attended);
      }
    }
  }

  private List<TestDeclaration> answers() {
    return annotations.declarationPlans().stream().map(TestDeclaration::new).toList();
  }

  /** Fails if a test has no server, or an auto-responder names an unknown one. */
  void check(TestServers servers) {
    ReleaseSelection.check(context);
    if (plans.awaitInstances()) {
      return; // checked once they exist
    }
    List<TestDeclaration> answers = servers.answers();
    if (servers.isEmpty()) {
      throw withoutServer(answers.isEmpty() ? "MockMongoExtension" : answers.get(0).toString());
    }
    for (TestDeclaration answer : answers) {
      if (!answer.server().isEmpty() && servers.find(answer.server()).isEmpty()) {
        throw new ExtensionConfigurationException(
            answer
                + ": unknown server \""
                + answer.server()
                + "\"; the test has "
                + servers.names());
      }
    }
  }

  /** Fails if a test for one release would use a server that lives longer than the test. */
  private void checkRelease(TestServer shared) {
    Optional<ServerRelease> requested = ReleaseSelection.of(context);
    boolean isMatrix =
        AnnotationSupport.isAnnotated(context.getTestMethod(), WireVersionTest.class);
    if (isMatrix || requested.isPresent() && !requested.equals(shared.release())) {
      throw new ExtensionConfigurationException(
          (isMatrix ? "@WireVersionTest on " : "")
              + TestName.of(context)
              + " needs a server for each release, but the server of its class lives as long as"
              + " the class; put @MockMongo on the method");
    }
  }

  private ExtensionConfigurationException withoutServer(String what) {
    return new ExtensionConfigurationException(
        what
            + ": "
            + TestName.of(context)
            + " has no server; put @MockMongo on the method or the class");
  }

  /**
   * Tells whether an instance, a static field or a method that outlives a test needs the server.
   */
  private boolean isClassWide() {
    boolean livesLong =
        context
            .getTestInstanceLifecycle()
            .filter(lifecycle -> lifecycle == TestInstance.Lifecycle.PER_CLASS)
            .isPresent();
    return livesLong
        || !InjectionPoint.staticFieldsOf(testClass).isEmpty()
        || hasMethodWithParameters(BeforeAll.class)
        || hasMethodWithParameters(AfterAll.class);
  }

  private boolean hasMethodWithParameters(Class<? extends Annotation> annotation) {
    return AnnotationSupport.findAnnotatedMethods(
            testClass, annotation, HierarchyTraversalMode.TOP_DOWN)
        .stream()
        .flatMap(method -> List.of(method.getParameters()).stream())
        .map(InjectionPoint::of)
        .anyMatch(InjectionPoint::isOurs);
  }
}
