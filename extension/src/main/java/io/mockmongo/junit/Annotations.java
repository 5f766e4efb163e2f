package io.mockmongo.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Finds our annotations for a test: on its method, its class, superclasses, enclosing classes. */
final class Annotations {

  private Annotations() {}

  /** Returns the closest {@link MockMongo}, or empty if there is none. */
  static Optional<MockMongo> mockMongo(Class<?> testClass, Method method) {
    Optional<MockMongo> onMethod = AnnotationSupport.findAnnotation(method, MockMongo.class);
    if (onMethod.isPresent()) {
      return onMethod;
    }
    return closestFirst(testClass).stream()
        .flatMap(type -> AnnotationSupport.findAnnotation(type, MockMongo.class).stream())
        .findFirst();
  }

  /** Returns all declared answers, the one to be asked first first. */
  static List<DeclaredAnswer> answers(Class<?> testClass, Method method) {
    String place = method.getDeclaringClass().getSimpleName() + "." + method.getName() + "()";
    List<DeclaredAnswer> answers = new ArrayList<>();
    for (AutoRespond each :
        AnnotationSupport.findRepeatableAnnotations(method, AutoRespond.class)) {
      answers.add(DeclaredAnswer.read(each, place));
    }
    for (Class<?> type : closestFirst(testClass)) {
      for (AutoRespond each :
          AnnotationSupport.findRepeatableAnnotations(type, AutoRespond.class)) {
        answers.add(DeclaredAnswer.read(each, type.getSimpleName()));
      }
    }
    return answers;
  }

  /** Tells whether a test, or what runs before it, takes a parameter of a type. */
  static boolean takes(Class<?> parameterType, Class<?> testClass, Method method) {
    List<Method> methods =
        new ArrayList<>(
            AnnotationSupport.findAnnotatedMethods(
                testClass, BeforeEach.class, HierarchyTraversalMode.TOP_DOWN));
    methods.add(method);
    return methods.stream()
        .anyMatch(each -> List.of(each.getParameterTypes()).contains(parameterType));
  }

  /** The class and its superclasses, then the same for the class around it, and so on. */
  private static List<Class<?>> closestFirst(Class<?> testClass) {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> outer = testClass; outer != null; outer = outer.getEnclosingClass()) {
      for (Class<?> type = outer; type != null; type = type.getSuperclass()) {
        classes.add(type);
      }
    }
    return classes;
  }
}
