package io.mockmongo.matchers;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.request.RequestPattern;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Javadoc of each matcher shows how to use it, in code that a test runs. */
class MatcherJavadocTest {

  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path SOURCES = MODULE.resolve("src/main/java");
  private static final Path TESTS = MODULE.resolve("src/test/java/io/mockmongo/matchers");
  private static final Path TESTS_WITH_A_SERVER =
      MODULE.resolve("../extension/src/test/java/io/mockmongo/acceptance");

  /** Returns the public types in which matchers are made. */
  static List<Class<?>> types() throws Exception {
    List<Class<?>> types = new ArrayList<>();
    for (String folder :
        List.of("io/mockmongo/matchers", "io/mockmongo/pattern", "io/mockmongo/request")) {
      for (String name : names(SOURCES.resolve(folder))) {
        Class<?> type = Class.forName(folder.replace('/', '.') + "." + name);
        if (Modifier.isPublic(type.getModifiers()) && countOfMatchers(type) > 0) {
          types.add(type);
        }
      }
    }
    return types;
  }

  @Test
  void types_are_found_in_their_packages() throws Exception {
    assertThat(types(), hasItem(MongoMatchers.class));
    assertThat(types(), hasItem(RequestPattern.class));
  }

  @ParameterizedTest
  @MethodSource("types")
  void each_matcher_has_an_example(Class<?> type) throws IOException {
    String source = source(type);
    List<DocumentedMatcher> methods = DocumentedMatcher.methodsIn(source);
    List<DocumentedMatcher> types = DocumentedMatcher.typesIn(source);

    assertEquals(countOfMatchers(type), methods.size(), () -> "matchers found: " + methods);
    assertEquals(1, types.size(), () -> "types found: " + types);
    assertThat(
        "without an example in " + type.getSimpleName(),
        Stream.of(types, methods)
            .flatMap(List::stream)
            .filter(matcher -> matcher.examples().isEmpty())
            .map(DocumentedMatcher::signature)
            .toList(),
        is(empty()));
  }

  @ParameterizedTest
  @MethodSource("types")
  void each_example_is_run_by_a_test(Class<?> type) throws IOException {
    String source = source(type);
    ExampleTests tests = ExampleTests.in(TESTS, TESTS_WITH_A_SERVER);

    assertThat(
        "examples of " + type.getSimpleName() + " that no *ExamplesTest runs",
        Stream.of(DocumentedMatcher.typesIn(source), DocumentedMatcher.methodsIn(source))
            .flatMap(List::stream)
            .flatMap(matcher -> notRun(matcher, tests))
            .toList(),
        is(empty()));
  }

  private static Stream<String> notRun(DocumentedMatcher matcher, ExampleTests tests) {
    return matcher.examples().stream()
        .filter(example -> !tests.run(example))
        .map(example -> matcher.signature() + ": " + example);
  }

  private static String source(Class<?> type) throws IOException {
    return Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
  }

  private static long countOfMatchers(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .map(Method::getReturnType)
        .filter(Matcher.class::isAssignableFrom)
        .count();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> !name.equals("package-info"))
          .sorted()
          .toList();
    }
  }
}
