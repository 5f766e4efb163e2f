package io.mockmongo.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What of a server is put into a parameter or field. */
final class Injection {

  private Injection() {}

  /** Fills the static fields of a class. */
  static void intoClass(Class<?> testClass, TestServers servers) {
    InjectionPoint.staticFieldsOf(testClass)
        .forEach(field -> set(field, null, servers.resolve(checked(field))));
  }

  /** Fills the fields of an instance that are empty still. */
  static void intoInstance(Object instance, TestServers servers) {
    for (Field field : InjectionPoint.fieldsOf(instance.getClass())) {
      if (!Modifier.isStatic(field.getModifiers())) {
        InjectionPoint point = checked(field);
        if (isEmpty(field, instance)) {
          set(field, instance, servers.resolve(point));
        }
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
    field.setAccessible(true);
    return point;
  }

  private static boolean isEmpty(Field field, Object instance) {
    try {
      return field.get(instance) == null;
    } catch (IllegalAccessException e) {
      throw new ExtensionConfigurationException("can't read " + field, e);
    }
  }

  private static void set(Field field, Object instance, Object value) {
    try {
      field.set(instance, value);
    } catch (IllegalAccessException e) {
      throw new ExtensionConfigurationException("can't set " + field, e);
    }
  }
}
