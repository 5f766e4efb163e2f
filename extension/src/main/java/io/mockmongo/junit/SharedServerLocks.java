package io.mockmongo.junit;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Has JUnit run the classes that share a server one after the other, so that none waits for its
 * turn inside a test.
 */
final class SharedServerLocks implements ResourceLocksProvider {

  @Override
  public Set<Lock> provideForClass(Class<?> testClass) {
    return locks(() -> ServerPlans.annotatedOn(testClass));
  }

  @Override
  public Set<Lock> provideForNestedClass(List<Class<?>> enclosing, Class<?> testClass) {
    return provideForClass(testClass);
  }

  @Override
  public Set<Lock> provideForMethod(
      List<Class<?>> enclosing, Class<?> testClass, Method testMethod) {
    return locks(() -> ServerPlans.annotatedOn(testMethod));
  }

  private static Set<Lock> locks(Supplier<Map<String, ServerPlan>> plans) {
    try {
      return plans.get().values().stream()
          .filter(plan -> plan.scope() == Scope.SHARED)
          .map(plan -> new Lock("mockmongo: " + plan.declaration()))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (RuntimeException | LinkageError mistake) { // such as of an annotation's class
      return Set.of(); // the test says so when it begins
    }
  }
}
