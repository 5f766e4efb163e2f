package io.mockmongo.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Reads the servers that fields with {@code @RegisterExtension} declare. */
final class ExtensionFields {

  /** The fields of a class, which each of its tests needs. */
  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> testClass) {
          return AnnotationSupport.findAnnotatedFields(
              testClass, RegisterExtension.class, field -> true, HierarchyTraversalMode.TOP_DOWN);
        }
      };

  private ExtensionFields() {}

  /** Returns the servers of static fields, which live as long as the class. */
  static List<ServerPlan> ofClass(Class<?> testClass) {
    return FIELDS.get(testClass).isEmpty()
        ? List.of()
        : plans(AnnotationSupport.findAnnotatedFieldValues(testClass, RegisterExtension.class));
  }

  /** Returns the servers of instance fields, which live as long as the instance. */
  static List<ServerPlan> ofInstance(Object instance) {
    if (FIELDS.get(instance.getClass()).isEmpty()) {
      return List.of();
    }
    List<ServerPlan> plans =
        plans(AnnotationSupport.findAnnotatedFieldValues(instance, RegisterExtension.class));
    if (plans.stream().anyMatch(plan -> plan.scope() == Scope.SHARED)) {
      throw new ExtensionConfigurationException(
          instance.getClass().getSimpleName()
              + ": MockMongoExtension.builder().shared(...) is in an instance field, which each"
              + " test has anew; make the field static");
    }
    return plans;
  }

  /** Tells whether an instance of the class may declare more servers. */
  static boolean awaitInstanceOf(Class<?> testClass) {
    return FIELDS.get(testClass).stream().anyMatch(ExtensionFields::mayBeOurs);
  }

  private static boolean mayBeOurs(Field field) {
    return DeclaringExtension.fitsIn(field.getType()) && !Modifier.isStatic(field.getModifiers());
  }

  /** A field's declared type can be a supertype; JUnit reports null fields. */
  private static List<ServerPlan> plans(List<Object> extensions) {
    return extensions.stream()
        .filter(DeclaringExtension.class::isInstance)
        .map(extension -> ((DeclaringExtension) extension).plan())
        .toList();
  }
}
