package io.mockmongo;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The classes and the sources of the product, for the tests of its structure. */
final class Product {

  /** All classes, without those of tests. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.mockmongo");

  private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..").normalize();

  private Product() {}

  /** Returns the class that a class stands in, itself as a rule. */
  static JavaClass outermost(JavaClass type) {
    JavaClass outermost = type.getBaseComponentType();
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return outermost;
  }

  /** Loads a class; empty where it needs a newer JUnit than there is here. */
  static Optional<Class<?>> loaded(JavaClass type) {
    try {
      return Optional.of(type.reflect());
    } catch (NoClassDefFoundError missing) {
      return Optional.empty();
    }
  }

  /** Returns the sources of both libraries. */
  static List<Path> sources() {
    return Stream.of("matchers", "extension")
        .map(module -> ROOT.resolve(module).resolve("src/main/java"))
        .flatMap(Product::filesBelow)
        .filter(file -> file.toString().endsWith(".java"))
        .sorted()
        .toList();
  }

  private static Stream<Path> filesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(Path source) {
    try {
      return Files.readAllLines(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
