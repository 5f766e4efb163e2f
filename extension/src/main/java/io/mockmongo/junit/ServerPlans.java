package io.mockmongo.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstances;

/**
 * Reads the servers that annotations and fields with {@code @RegisterExtension} declare for a test
 * or a class, by name. Of several with one name the closest wins: the method's, then its class's,
 * then those of the enclosing classes.
 *
 * @param context the test or the class
 * @param annotations its annotations
 * @param newInstance an instance that JUnit has just created, and that the context does not have
 *     yet
 */
record ServerPlans(
    ExtensionContext context, TestAnnotations annotations, Optional<Object> newInstance) {

  /** Those of the annotations of a class, which each of its tests needs. */
  private static final ClassValue<Map<String, ServerPlan>> ON_CLASS =
      new ClassValue<>() {
        @Override
        protected Map<String, ServerPlan> computeValue(Class<?> testClass) {
          return Collections.unmodifiableMap(
              annotated(TestAnnotations.hierarchyOf(testClass), Framework.of(testClass)));
        }
      };

  /** Returns all servers of the test or class. */
  Map<String, ServerPlan> all() {
    Map<String, ServerPlan> all = ofMethod();
    annotations.testClasses().forEach(each -> ofOne(each).forEach(all::putIfAbsent));
    return all;
  }

  /** Returns the servers that the test method declares. */
  Map<String, ServerPlan> ofMethod() {
    return annotations.method().map(ServerPlans::annotatedOn).orElseGet(LinkedHashMap::new);
  }

  /** Returns the servers that the innermost class declares. */
  Map<String, ServerPlan> ofClass() {
    return ofOne(annotations.testClasses().get(0));
  }

  /** Tells whether instances that do not exist yet may declare more servers. */
  boolean awaitInstances() {
    return annotations.testClasses().stream()
        .anyMatch(each -> ExtensionFields.awaitInstanceOf(each) && instanceOf(each).isEmpty());
  }

  private Map<String, ServerPlan> ofOne(Class<?> testClass) {
    Map<String, ServerPlan> plans = new LinkedHashMap<>();
    ExtensionFields.ofClass(testClass).forEach(plan -> addNew(plan.ofClass(), plans, testClass));
    instanceOf(testClass)
        .map(ExtensionFields::ofInstance)
        .ifPresent(found -> found.forEach(plan -> addNew(plan, plans, testClass)));
    annotatedOn(testClass).values().forEach(plan -> addNew(plan, plans, testClass));
    return plans;
  }

  private Optional<Object> instanceOf(Class<?> testClass) {
    return newInstance
        .filter(testClass::isInstance)
        .or(() -> context.getTestInstances().flatMap(made -> find(made, testClass)));
  }

  private static Optional<Object> find(TestInstances instances, Class<?> testClass) {
    return instances.findInstance(testClass).map(Object.class::cast);
  }

  /** Returns the servers that annotations on a class and its supertypes declare. */
  static Map<String, ServerPlan> annotatedOn(Class<?> testClass) {
    return ON_CLASS.get(testClass);
  }

  /** Returns the servers that annotations on a method declare. */
  static Map<String, ServerPlan> annotatedOn(Method method) {
    Map<String, ServerPlan> plans = annotated(List.of(method), Optional.empty());
    plans.values().forEach(plan -> check(plan, method));
    return plans;
  }

  private static Map<String, ServerPlan> annotated(
      Iterable<? extends AnnotatedElement> elements, Optional<Framework> framework) {
    Map<String, ServerPlan> plans = new LinkedHashMap<>();
    for (AnnotatedElement element : elements) {
      TestAnnotations.mockMongosOn(element)
          .forEach(each -> plans.putIfAbsent(each.name(), ServerPlan.of(each, element, framework)));
    }
    return plans;
  }

  /** An application starts before the method. */
  private static void check(ServerPlan plan, Method method) {
    if (!plan.client().uriProperties().isEmpty()) {
      throw new ExtensionConfigurationException(
          "@MockMongo(uriProperty = %s) on the method %s: the application starts before the method; put it on the class"
              .formatted(plan.client().uriProperties(), method.getName()));
    }
  }

  private static void addNew(ServerPlan plan, Map<String, ServerPlan> plans, Class<?> testClass) {
    if (plans.putIfAbsent(plan.name(), plan) != null) {
      throw plan.duplicateName(testClass);
    }
  }
}
