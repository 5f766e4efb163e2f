package io.mockmongo.junit;

import io.mockmongo.server.TestConversation;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * A parameter or field into which a server or a driver object is injected.
 *
 * @param element the parameter or field
 * @param type its type
 * @param genericType its type with type arguments
 */
record InjectionPoint(AnnotatedElement element, Class<?> type, Type genericType) {

  /** The fields of a class, which each of its tests needs. */
  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> testClass) {
          return AnnotationSupport.findAnnotatedFields(
              testClass, FromServer.class, field -> true, HierarchyTraversalMode.TOP_DOWN);
        }
      };

  /** By name, so that this class loads where the driver is missing. */
  private static final Set<String> DRIVER_TYPES =
      Set.of(
          "com.mongodb.client.MongoClient",
          "com.mongodb.client.MongoDatabase",
          "com.mongodb.client.MongoCollection",
          "com.mongodb.reactivestreams.client.MongoClient",
          "com.mongodb.reactivestreams.client.MongoDatabase",
          "com.mongodb.reactivestreams.client.MongoCollection",
          "com.mongodb.kotlin.client.coroutine.MongoClient",
          "com.mongodb.kotlin.client.coroutine.MongoDatabase",
          "com.mongodb.kotlin.client.coroutine.MongoCollection",
          "com.mongodb.MongoClientSettings",
          "com.mongodb.MongoClientSettings$Builder",
          "com.mongodb.ConnectionString");

  /** Returns the fields with {@code @FromServer} of a class and its superclasses. */
  static List<Field> fieldsOf(Class<?> testClass) {
    return FIELDS.get(testClass);
  }

  static List<Field> staticFieldsOf(Class<?> testClass) {
    return fieldsOf(testClass).stream()
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .toList();
  }

  static InjectionPoint of(Parameter parameter) {
    return new InjectionPoint(parameter, parameter.getType(), parameter.getParameterizedType());
  }

  static InjectionPoint of(Field field) {
    return new InjectionPoint(field, field.getType(), field.getGenericType());
  }

  boolean takesServer() {
    return isServer(type);
  }

  /** Tells whether a type is that of a server or of several, with the verbs of a test. */
  static boolean isServer(Class<?> type) {
    return TestConversation.class.isAssignableFrom(type);
  }

  /** Tells whether this extension supplies the type, and no other extension claims it. */
  boolean isOurs() {
    return takesServer() || takesDriverObject() && !isClaimedByOthers();
  }

  boolean takesDriverObject() {
    return DRIVER_TYPES.contains(type.getName());
  }

  /**
   * A foreign annotation on a parameter of a driver type means that another extension supplies it.
   */
  private boolean isClaimedByOthers() {
    return Arrays.stream(element.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(annotation -> annotation != Namespace.class && annotation != FromServer.class);
  }

  String serverName() {
    FromServer from = element.getAnnotation(FromServer.class);
    return from == null ? "" : from.value();
  }

  /** Returns which member of a deployment is taken. */
  MemberChoice member() {
    return MemberChoice.of(element);
  }

  boolean choosesMember() {
    return member().isMade();
  }

  String namespace() {
    Namespace namespace = element.getAnnotation(Namespace.class);
    return namespace == null ? "" : namespace.value();
  }

  @Override
  public String toString() {
    return element.toString();
  }
}
