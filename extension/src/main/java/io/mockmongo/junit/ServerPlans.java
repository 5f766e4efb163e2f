package io.mockmongo.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstances;

/**
 * The servers that are declared for a test or a class, by name, by annotations and by fields under
 * {@code @RegisterExtension}. Of several of a name the closest one counts: the method's, then its
 * class's, then those of the classes around it.
 *
 * @param context the test or the class
 * @param annotations its annotations
 * @param newInstance an instance that JUnit has just made, and does not tell of yet
 */
record ServerPlans(
    ExtensionContext context, Annotations annotations, Optional<Object> newInstance) {

  /** Returns all. */
  Map<String, ServerPlan> all() {
    Map<String, ServerPlan> all = ofMethod();
    annotations.testClasses().forEach(each -> ofOne(each).forEach(all::putIfAbsent));
    return all;
  }

  /** Returns those that the test's own method declares. */
  Map<String, ServerPlan> ofMethod() {
    return annotated(annotations.method().stream().map(AnnotatedElement.class::cast).toList());
  }

  /** Returns those that the innermost class declares. */
  Map<String, ServerPlan> ofClass() {
    return ofOne(annotations.testClasses().get(0));
  }

  /** Tells whether there are more to come with instances that are not made yet. */
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
    annotated(Annotations.hierarchyOf(testClass))
        .values()
        .forEach(plan -> addNew(plan, plans, testClass));
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

  private static Map<String, ServerPlan> annotated(Iterable<? extends AnnotatedElement> elements) {
    Map<String, ServerPlan> plans = new LinkedHashMap<>();
    for (AnnotatedElement element : elements) {
      Annotations.mockMongosOn(element)
          .forEach(each -> plans.putIfAbsent(each.name(), ServerPlan.of(each, element)));
    }
    return plans;
  }

  private static void addNew(ServerPlan plan, Map<String, ServerPlan> plans, Class<?> testClass) {
    if (plans.putIfAbsent(plan.name(), plan) != null) {
      throw plan.hasDouble(testClass);
    }
  }
}
