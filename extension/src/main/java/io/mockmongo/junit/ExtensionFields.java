package io.mockmongo.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** The servers that fields under {@code @RegisterExtension} declare, read as annotations are. */
final class ExtensionFields {

  private ExtensionFields() {}

  /** Returns those of static fields, which live as long as the class. */
  static List<ServerPlan> ofClass(Class<?> testClass) {
    return plans(AnnotationSupport.findAnnotatedFieldValues(testClass, RegisterExtension.class));
  }

  /** Returns those of an instance's own fields, which live as long as the instance. */
  static List<ServerPlan> ofInstance(Object instance) {
    return plans(AnnotationSupport.findAnnotatedFieldValues(instance, RegisterExtension.class));
  }

  /** Tells whether there may be more once there is an instance of the class. */
  static boolean awaitInstanceOf(Class<?> testClass) {
    return !AnnotationSupport.findAnnotatedFields(
            testClass,
            RegisterExtension.class,
            ExtensionFields::mayBeOurs,
            HierarchyTraversalMode.TOP_DOWN)
        .isEmpty();
  }

  private static boolean mayBeOurs(Field field) {
    return DeclaringExtension.fitsIn(field.getType()) && !Modifier.isStatic(field.getModifiers());
  }

  /** What is declared by another type may be one of ours; JUnit tells of what is null. */
  private static List<ServerPlan> plans(List<Object> extensions) {
    return extensions.stream()
        .filter(DeclaringExtension.class::isInstance)
        .map(extension -> ((DeclaringExtension) extension).plan())
        .toList();
  }
}
