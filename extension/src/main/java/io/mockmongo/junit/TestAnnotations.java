package io.mockmongo.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
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
 * The MockMongo annotations for a test or a class: on the test method, on its class with interfaces
 * and superclasses, and on the enclosing classes.
 *
 * @param method the test's method, or empty for a class
 * @param testClasses the test class, then its enclosing classes from the inside out
 */
record TestAnnotations(Optional<Method> method, List<Class<?>> testClasses) {

  private static final DeclaredAnnotations<MockMongo, MockMongo.Several> MOCK_MONGOS =
      new DeclaredAnnotations<>(MockMongo.class, MockMongo.Several.class, MockMongo.Several::value);

  /** The declarations on a class alone, which each of its tests needs. */
  private static final ClassValue<List<DeclarationPlan>> ON_CLASS =
      new ClassValue<>() {
        @Override
        protected List<DeclarationPlan> computeValue(Class<?> type) {
          return on(type, type.getSimpleName());
        }
      };

  /** Returns a test class, then those that it is nested in, from the inside out. */
  static List<Class<?>> withEnclosing(Class<?> testClass) {
    List<Class<?>> classes = new ArrayList<>(List.of(testClass));
    Class<?> type = testClass;
    while (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())) {
      type = type.getEnclosingClass();
      classes.add(type);
    }
    return classes;
  }

  static TestAnnotations of(ExtensionContext context) {
    List<Class<?>> classes = new ArrayList<>(context.getEnclosingTestClasses());
    classes.add(context.getRequiredTestClass());
    Collections.reverse(classes);
    return new TestAnnotations(context.getTestMethod(), List.copyOf(classes));
  }

  /** Returns all declarations for servers in the order in which they are asked. */
  List<DeclarationPlan> declarationPlans() {
    List<DeclarationPlan> plans = new ArrayList<>();
    method.ifPresent(element -> plans.addAll(on(element, place(element))));
    closestFirst().forEach(type -> plans.addAll(ON_CLASS.get(type)));
    return plans;
  }

  private static List<DeclarationPlan> on(AnnotatedElement element, String place) {
    List<DeclarationPlan> plans = new ArrayList<>(AutoResponderPlan.on(element, place));
    plans.addAll(FailCommandPlan.on(element, place));
    return List.copyOf(plans);
  }

  /**
   * Tells whether a test, or a method or constructor that runs before it, gets a server injected.
   */
  boolean injectServer() {
    Stream<Executable> executables =
        Stream.concat(
            method.stream(),
            testClasses.stream()
                .flatMap(type -> Stream.concat(beforeEach(type), constructors(type))));
    return executables
            .flatMap(each -> Arrays.stream(each.getParameterTypes()))
            .anyMatch(InjectionPoint::isServer)
        || testClasses.stream()
            .flatMap(type -> InjectionPoint.fieldsOf(type).stream())
            .anyMatch(field -> InjectionPoint.isServer(field.getType()));
  }

  static List<MockMongo> mockMongosOn(AnnotatedElement element) {
    return MOCK_MONGOS.on(element);
  }

  /** Returns a class with its interfaces and superclasses, closest first. */
  static Set<Class<?>> hierarchyOf(Class<?> testClass) {
    Set<Class<?>> types = new LinkedHashSet<>();
    addHierarchy(testClass, types);
    return types;
  }

  private static String place(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "()";
  }

  private static Stream<Executable> beforeEach(Class<?> testClass) {
    return AnnotationSupport.findAnnotatedMethods(
            testClass, BeforeEach.class, HierarchyTraversalMode.TOP_DOWN)
        .stream()
        .map(Executable.class::cast);
  }

  private static Stream<Executable> constructors(Class<?> testClass) {
    return Arrays.stream(testClass.getDeclaredConstructors());
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
