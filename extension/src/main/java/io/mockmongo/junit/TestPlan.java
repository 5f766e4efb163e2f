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

/** Which servers a test or a class has, and which answers, by what its author declared. */
final class TestPlan {

  private final ExtensionContext context;
  private final Class<?> testClass;
  private final Annotations annotations;
  private final ServerPlans plans;

  /**
   * Makes the plan.
   *
   * @param context the test or the class
   * @param newInstance an instance that JUnit has just made, and does not tell of yet
   */
  TestPlan(ExtensionContext context, Optional<Object> newInstance) {
    this.context = context;
    this.testClass = context.getRequiredTestClass();
    this.annotations = Annotations.of(context);
    this.plans = new ServerPlans(context, annotations, newInstance);
  }

  static TestPlan of(ExtensionContext context) {
    return new TestPlan(context, Optional.empty());
  }

  /** Tells whether no declaration around the test speaks of a server. */
  boolean declaresNoServer() {
    return plans.all().isEmpty();
  }

  /** Tells whether there are servers to come with instances that are not made yet. */
  boolean awaitsInstances() {
    return plans.awaitInstances();
  }

  /** Returns no servers yet but those of the classes around. */
  TestServers newServers() {
    return new TestServers(TestServers.closestTo(context), this::answers);
  }

  /** Adds the servers that live as long as the class itself, where there are none of theirs yet. */
  void addThoseOfClass(TestServers servers) {
    Map<String, ServerPlan> ofClassAlone = plans.ofClass();
    boolean isClassWide = isClassWide();
    for (ServerPlan plan : (isClassWide ? plans.all() : ofClassAlone).values()) {
      boolean isNew = ofClassAlone.containsKey(plan.name()) || servers.find(plan.name()).isEmpty();
      if (isNew && (isClassWide || plan.scope() == Scope.CLASS)) {
        servers.add(plan, context, true);
      }
    }
  }

  /** Adds the servers of a test, where there are none of theirs yet. */
  void addThoseOfTest(TestServers servers) {
    Map<String, ServerPlan> onMethod = plans.ofMethod();
    for (ServerPlan plan : plans.all().values()) {
      Optional<TestServer> shared = servers.findAround(plan);
      shared.ifPresent(this::checkRelease);
      if (shared.isEmpty() || onMethod.containsKey(plan.name())) {
        servers.add(plan, context, annotations.takeServer());
      }
    }
  }

  private List<TestAutoResponder> answers() {
    return annotations.answerPlans().stream().map(TestAutoResponder::new).toList();
  }

  /** Fails where there is no server for a test, or an answer names one that there is not. */
  void check(TestServers servers) {
    ReleaseSelection.check(context);
    if (plans.awaitInstances()) {
      return; // until then
    }
    List<TestAutoResponder> answers = servers.answers();
    if (servers.areNone()) {
      throw withoutServer(answers.isEmpty() ? "MockMongoExtension" : answers.get(0).toString());
    }
    for (TestAutoResponder answer : answers) {
      if (!answer.server().isEmpty() && servers.find(answer.server()).isEmpty()) {
        throw new ExtensionConfigurationException(
            answer
                + ": there is no server \""
                + answer.server()
                + "\"; there are "
                + servers.names());
      }
    }
  }

  /** A test for one release can't be served by a server that lives longer. */
  private void checkRelease(TestServer shared) {
    Optional<ServerRelease> wanted = ReleaseSelection.of(context);
    boolean isMatrix =
        AnnotationSupport.isAnnotated(context.getTestMethod(), WireVersionTest.class);
    if (isMatrix || wanted.isPresent() && !wanted.equals(shared.release())) {
      throw new ExtensionConfigurationException(
          (isMatrix ? "@WireVersionTest on " : "")
              + TestName.of(context)
              + " wants a server for each release, but that of its class lives as long as the"
              + " class; declare one on the method");
    }
  }

  private ExtensionConfigurationException withoutServer(String what) {
    return new ExtensionConfigurationException(
        what
            + ": there is no server for "
            + TestName.of(context)
            + "; put @MockMongo on the method or the class");
  }

  /** An instance, a static field or a method that outlives a test has a server that does, too. */
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
