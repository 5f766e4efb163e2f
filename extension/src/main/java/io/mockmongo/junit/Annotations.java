package io.mockmongo.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * Our annotations for a test: on its method, its class, interfaces and superclasses, and those of
 * the classes that the test's instances are nested in.
 *
 * @param method the test's method
 * @param testClasses its class, then the one that it is nested in, and so on
 */
record Annotations(Method method, List<Class<?>> testClasses) {

  static Annotations of(ExtensionContext context) {
    List<Class<?>> classes = new ArrayList<>(context.getEnclosingTestClasses());
    classes.add(context.getRequiredTestClass());
    Collections.reverse(classes);
    return new Annotations(context.getRequiredTestMethod(), List.copyOf(classes));
  }

  /** Returns the closest {@link MockMongo}, or empty if there is none. */
  Optional<MockMongo> mockMongo() {
    return Stream.concat(Stream.of(method), closestFirst().stream())
        .flatMap(element -> AnnotationSupport.findAnnotation(element, MockMongo.class).stream())
        .findFirst();
  }

  /** Returns all declared answers, the one to be asked first first. */
  List<DeclaredAnswer> answers() {
    String place = method.getDeclaringClass().getSimpleName() + "." + method.getName() + "()";
    List<DeclaredAnswer> answers = new ArrayList<>(DeclaredAnswer.on(method, place));
    for (Class<?> type : closestFirst()) {
      answers.addAll(DeclaredAnswer.on(type, type.getSimpleName()));
    }
    return answers;
  }

  /** Tells whether a test, or what runs before it, takes a parameter of a type. */
  boolean take(Class<?> parameterType) {
    return Stream.concat(Stream.of(method), testClasses.stream().flatMap(Annotations::beforeEach))
        .anyMatch(each -> List.of(each.getParameterTypes()).contains(parameterType));
  }

  private static Stream<Method> beforeEach(Class<?> testClass) {
    return AnnotationSupport.findAnnotatedMethods(
        testClass, BeforeEach.class, HierarchyTraversalMode.TOP_DOWN)
        .stream();
  }

  private Set<Class<?>> closestFirst() {
    Set<Class<?>> types = new LinkedHashSet<>();
    testClasses.forEach(testClass -> addHierarchy(testClass, types));
    return types;
  }

  private static void addHierarchy(Class<?> type, Set<Class<?>> types) {
    if (type != null && types.add(type)) {
      List.of(type.getInterfaces()).forEach(each -> addHierarchy(each, types));
      addHierarchy(type.getSuperclass(), types);
    }
  }
}
