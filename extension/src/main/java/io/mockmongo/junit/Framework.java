package io.mockmongo.junit;

import io.mockmongo.application.ApplicationInspector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A framework that makes the client of an application before a test runs, from the properties in
 * which it looks for the server's address. Nothing of it is loaded.
 */
enum Framework {
  SPRING(
      "org.springframework.test.context.junit.jupiter.SpringExtension",
      "io.mockmongo.spring.SpringInspector",
      "spring.data.mongodb.uri",
      "spring.mongodb.uri"),
  QUARKUS("io.quarkus.test.junit.QuarkusTestExtension", "", "quarkus.mongodb.connection-string"),
  MICRONAUT("io.micronaut.test.extensions.junit5.MicronautJunit5Extension", "", "mongodb.uri");

  private final String extension;
  private final String inspector;
  private final List<String> properties;

  /**
   * A framework.
   *
   * @param extension the name of its extension of JUnit
   * @param inspector the class that looks into its applications, or ""
   * @param properties the properties that have the address by default
   */
  Framework(String extension, String inspector, String... properties) {
    this.extension = extension;
    this.inspector = inspector;
    this.properties = List.of(properties);
  }

  /** Returns the framework whose extension a test class or an enclosing class has. */
  static Optional<Framework> of(Class<?> testClass) {
    List<String> extensions = extensionsOf(testClass);
    return Arrays.stream(values()).filter(each -> extensions.contains(each.extension)).findFirst();
  }

  private static List<String> extensionsOf(Class<?> testClass) {
    List<String> names = new ArrayList<>();
    for (Class<?> type : TestAnnotations.withEnclosing(testClass)) {
      AnnotationSupport.findRepeatableAnnotations(type, ExtendWith.class).stream()
          .flatMap(each -> Arrays.stream(each.value()))
          .forEach(each -> names.add(each.getName()));
    }
    return names;
  }

  /** Returns the properties that have the address by default. */
  List<String> properties() {
    return properties;
  }

  /** Tells whether the framework is given the address by other means than system properties. */
  boolean hasIntegration() {
    return this == SPRING;
  }

  /**
   * Tells whether one application is kept for all test classes, unless a class asks for its own.
   */
  boolean keepsApplication() {
    return this == QUARKUS;
  }

  /** Returns what looks into an application; it is loaded now. */
  Optional<ApplicationInspector> inspector() {
    if (inspector.isEmpty()) {
      return Optional.empty();
    }
    try {
      Class<?> type = Class.forName(inspector);
      return Optional.of((ApplicationInspector) type.getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }
}
