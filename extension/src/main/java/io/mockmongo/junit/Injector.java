package io.mockmongo.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Injects servers and driver objects into fields. */
final class Injector {

  private Injector() {}

  /** Sets the static fields of a class. */
  static void intoClass(Class<?> testClass, TestServers servers) {
    InjectionPoint.staticFieldsOf(testClass)
        .forEach(field -> set(field, null, servers.resolve(checked(field))));
  }

  /** Sets the instance fields that are null. */
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
              + ": this type can't be injected; use MockMongoServer, MockReplicaSet or another"
              + " deployment, MongoClient, MongoDatabase, MongoCollection, MongoClientSettings, its Builder or"
              + " ConnectionString");
    }
    if (Modifier.isFinal(field.getModifiers())) {
      throw new ParameterResolutionException(
          "@FromServer on " + point + ": remove final, so that the field can be set");
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
