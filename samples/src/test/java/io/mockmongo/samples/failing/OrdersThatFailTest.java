package io.mockmongo.samples.failing;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * The failure text of each test in {@link OrdersThatFail}, word for word as in {@code
 * OrdersThatFail.txt}, except for ports, source lines and positions, which differ from run to run.
 */
class OrdersThatFailTest {

  static Stream<String> failing() {
    return Arrays.stream(OrdersThatFail.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(Method::getName)
        .sorted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failing")
  void says_what_was_expected_what_happened_and_what_to_do(String name) throws IOException {
    assertEquals(golden(name), steady(text(failure(name))));
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = OrdersThatFailTest.class.getResourceAsStream("OrdersThatFail.txt")) {
      String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("(?m)^=== "))
          .filter(part -> part.startsWith(name + "\n"))
          .map(part -> part.substring(name.length() + 1).strip())
          .collect(joining());
    }
  }

  private static Throwable failure(String name) {
    Method method =
        Arrays.stream(OrdersThatFail.class.getDeclaredMethods())
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow();
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(OrdersThatFail.class, method))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .findFirst()
        .orElseThrow()
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow();
  }

  /** Returns the message of the failure, then those of the suppressed findings. */
  private static String text(Throwable failure) {
    return failure.getMessage()
        + Arrays.stream(failure.getSuppressed())
            .filter(AssertionError.class::isInstance)
            .map(finding -> "\n--- suppressed\n" + finding.getMessage())
            .collect(joining());
  }

  private static String steady(String text) {
    return text.replaceAll("(?m)^  \\d+\\. ", "  N. ")
        .replaceAll("request \\d+", "request N")
        .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:P")
        .replaceAll("\\.java:\\d+", ".java:L");
  }
}
