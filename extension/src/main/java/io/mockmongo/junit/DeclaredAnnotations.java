package io.mockmongo.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
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
 */
final class DeclaredAnnotations<A extends Annotation, C extends Annotation> {

  private final Class<A> type;
  private final Class<C> container;
  private final Function<C, A[]> contents;

  /** Whether the type of an annotation is composed of them; each test has several that are not. */
  private final ClassValue<Boolean> isComposed =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> annotationType) {
          return !all(annotationType).isEmpty();
        }
      };

  /**
   * Creates a finder.
   *
   * @param type the annotation
   * @param container its container
   * @param contents returns the annotations in a container
   */
  DeclaredAnnotations(Class<A> type, Class<C> container, Function<C, A[]> contents) {
    this.type = type;
    this.container = container;
    this.contents = contents;
  }

  /** Returns the annotations of an element. */
  List<A> on(AnnotatedElement element) {
    return Arrays.stream(element.getDeclaredAnnotations()).anyMatch(this::leadsToThem)
        ? all(element)
        : List.of();
  }

  private boolean leadsToThem(Annotation each) {
    return type.isInstance(each)
        || container.isInstance(each)
        || isComposed.get(each.annotationType());
  }

  private List<A> all(AnnotatedElement element) {
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
