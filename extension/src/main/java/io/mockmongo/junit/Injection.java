package io.mockmongo.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** What of a server is put into a parameter or field. */
final class Injection {

  private Injection() {}

  /** Returns the fields of a class and its superclasses that take something of a server's. */
  static List<Field> fieldsOf(Class<?> testClass) {
    return AnnotationSupport.findAnnotatedFields(
        testClass, FromServer.class, field -> true, HierarchyTraversalMode.TOP_DOWN);
  }

  static List<Field> staticFieldsOf(Class<?> testClass) {
    return fieldsOf(testClass).stream().filter(field -> isStatic(field)).toList();
  }

  /** Fills the instance's fields, or the static ones where there is no instance. */
  static void into(Class<?> testClass, Object instance, TestServers servers) {
    for (Field field : fieldsOf(testClass)) {
      if (isStatic(field) == (instance == null)) {
        set(field, instance, servers.resolve(checked(field)));
      }
    }
  }

  private static InjectionPoint checked(Field field) {
    InjectionPoint point = InjectionPoint.of(field);
    if (!point.takesServer() && !point.takesDriverObject()) {
      throw new ParameterResolutionException(
          "@FromServer on "
              + point
              + ": there is nothing of that type; there are MockMongoServer, MongoClient,"
              + " MongoDatabase, MongoCollection, MongoClientSettings, its Builder, and"
              + " ConnectionString");
    }
    if (Modifier.isFinal(field.getModifiers())) {
      throw new ParameterResolutionException("@FromServer on " + point + ": it must not be final");
    }
    return point;
  }

  private static void set(Field field, Object instance, Object value) {
    try {
      field.setAccessible(true);
      field.set(instance, value);
    } catch (IllegalAccessException e) {
      throw new ExtensionConfigurationException("can't set " + field, e);
    }
  }

  private static boolean isStatic(Field field) {
    return Modifier.isStatic(field.getModifiers());
  }
}
