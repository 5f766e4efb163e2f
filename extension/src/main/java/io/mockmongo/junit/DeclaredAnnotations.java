package io.mockmongo.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the repeatable annotations of one type on an element, in the order they were written, and
 * those of its composed annotations in their place. JUnit's {@code AnnotationSupport} would drop
 * the second of two equal ones, which is one more declaration, and find an inherited one twice.
 *
 * @param <A> the type of the annotation
 * @param <C> the type of its container
 * @param type the annotation
 * @param container its container
 * @param contents returns the annotations in a container
 */
record DeclaredAnnotations<A extends Annotation, C extends Annotation>(
    Class<A> type, Class<C> container, Function<C, A[]> contents) {

  List<A> on(AnnotatedElement element) {
    List<A> found = new ArrayList<>();
    collect(element, new HashSet<>(), found);
    return found;
  }

  private void collect(AnnotatedElement element, Set<Class<?>> opened, List<A> found) {
    for (Annotation each : element.getDeclaredAnnotations()) {
      if (type.isInstance(each)) {
        found.add(type.cast(each));
      } else if (container.isInstance(each)) {
        found.addAll(List.of(contents.apply(container.cast(each))));
      } else if (opened.add(each.annotationType())) {
        collect(each.annotationType(), opened, found);
      }
    }
  }
}
