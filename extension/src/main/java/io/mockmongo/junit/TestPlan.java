package io.mockmongo.junit;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
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

/** Which servers a test or a class has, and which answers, by its annotations. */
final class TestPlan {

  private final ExtensionContext context;
  private final Annotations annotations;

  TestPlan(ExtensionContext context) {
    this.context = context;
    this.annotations = Annotations.of(context);
  }

  /** Returns the servers that live as long as the class itself, none of them started. */
  TestServers ofClass() {
    TestServers servers = new TestServers();
    Class<?> testClass = context.getRequiredTestClass();
    boolean isClassWide = isClassWide(testClass);
    Optional<TestServers> around = TestServers.closestTo(context);
    Map<String, MockMongo> ofClassAlone = Annotations.ofClass(testClass).mockMongos();
    (isClassWide ? annotations.mockMongos() : ofClassAlone)
        .forEach(
            (name, annotation) -> {
              boolean isNew =
                  ofClassAlone.containsKey(name)
                      || around.flatMap(each -> each.find(name)).isEmpty();
              if (isNew && (isClassWide || annotation.scope() == Scope.CLASS)) {
                servers.add(name, new TestServer(annotation, true, testClass.getSimpleName()));
              }
            });
    if (!servers.own().isEmpty()) { // else mistakes are told of test by test
      servers.expect(annotations.answers().stream().map(PlannedAnswer::new).toList());
    }
    around.ifPresent(servers::addThoseAround);
    return servers;
  }

  /** Returns the servers of a test, none of its own started. */
  TestServers ofTest() {
    TestServers servers = new TestServers();
    Optional<TestServers> around = TestServers.closestTo(context);
    Map<String, MockMongo> onMethod = annotations.mockMongosOnMethod();
    boolean isMatrix =
        AnnotationSupport.isAnnotated(context.getTestMethod(), WireVersionTest.class);
    annotations
        .mockMongos()
        .forEach(
            (name, annotation) -> {
              boolean isAround =
                  around
                      .flatMap(each -> each.find(name))
                      .filter(server -> server.annotation().equals(annotation))
                      .isPresent();
              if (isMatrix && isAround) {
                throw new ExtensionConfigurationException(
                    "@WireVersionTest on "
                        + context.getRequiredTestMethod().getName()
                        + "() wants a server for each release, but that of its class lives as long"
                        + " as the class");
              }
              if (onMethod.containsKey(name) || !isAround) {
                servers.add(
                    name, new TestServer(annotation, annotations.takeServer(), displayName()));
              }
            });
    around.ifPresent(servers::addThoseAround);
    return servers;
  }

  /** Returns the answers for a test; fails where one names a server that there is not. */
  List<PlannedAnswer> answers(TestServers servers) {
    List<PlannedAnswer> answers = new ArrayList<>();
    for (DeclaredAnswer declared : annotations.answers()) {
      if (servers.areNone()) {
        throw withoutServer(declared.origin());
      }
      PlannedAnswer answer = new PlannedAnswer(declared);
      if (!answer.server().isEmpty() && servers.find(answer.server()).isEmpty()) {
        throw new ExtensionConfigurationException(
            answer
                + ": there is no server \""
                + answer.server()
                + "\"; there are "
                + servers.names());
      }
      answers.add(answer);
    }
    if (servers.areNone()) {
      throw withoutServer("MockMongoExtension");
    }
    return answers;
  }

  private ExtensionConfigurationException withoutServer(String what) {
    return new ExtensionConfigurationException(
        what
            + ": there is no server for "
            + context.getRequiredTestClass().getSimpleName()
            + "."
            + context.getRequiredTestMethod().getName()
            + "(); put @MockMongo on the method or the class");
  }

  private String displayName() {
    return context.getRequiredTestClass().getSimpleName() + ": " + context.getDisplayName();
  }

  /** An instance, a static field or a method that outlives a test has a server that does, too. */
  private boolean isClassWide(Class<?> testClass) {
    boolean livesLong =
        context
            .getTestInstanceLifecycle()
            .filter(lifecycle -> lifecycle == TestInstance.Lifecycle.PER_CLASS)
            .isPresent();
    return livesLong
        || !Injection.staticFieldsOf(testClass).isEmpty()
        || hasMethodWithParameters(testClass, BeforeAll.class)
        || hasMethodWithParameters(testClass, AfterAll.class);
  }

  private static boolean hasMethodWithParameters(
      Class<?> testClass, Class<? extends Annotation> annotation) {
    return AnnotationSupport.findAnnotatedMethods(
            testClass, annotation, HierarchyTraversalMode.TOP_DOWN)
        .stream()
        .flatMap(method -> List.of(method.getParameters()).stream())
        .map(InjectionPoint::of)
        .anyMatch(InjectionPoint::isOurs);
  }
}
