package io.mockmongo.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** A test class run by a real Jupiter engine, with none of this build's own parameters. */
public record Run(EngineExecutionResults results) {

  private static final Map<String, String> PARALLEL =
      Map.of(
          "junit.jupiter.execution.parallel.enabled", "true",
          "junit.jupiter.execution.parallel.mode.default", "concurrent",
          "junit.jupiter.execution.parallel.config.strategy", "fixed",
          "junit.jupiter.execution.parallel.config.fixed.parallelism", "16");

  public static Run of(Class<?>... testClasses) {
    return of(testClasses, Map.of());
  }

  static Run inParallel(Class<?>... testClasses) {
    return of(testClasses, PARALLEL);
  }

  /** Tells whether the JUnit on the class path has a class. */
  static boolean junitHas(String className) {
    try {
      Class.forName(className);
      return true;
    } catch (ClassNotFoundException missing) {
      return false;
    }
  }

  /** Checks that so many tests ran and all passed. */
  public void passes(int tests) {
    failures(results.allEvents())
        .forEach(
            failure -> {
              throw new AssertionError("should pass, but threw " + failure, failure);
            });
    assertEquals(tests, results.testEvents().succeeded().count());
  }

  /** Returns what the one test threw. */
  public Throwable failure() {
    return onlyOne(failures(results.testEvents()));
  }

  /** Returns what its class threw before there was a test. */
  Throwable classFailure() {
    return onlyOne(failures(results.containerEvents()));
  }

  /** Checks that no class failed beside its tests. */
  void classesPass() {
    assertEquals(List.of(), failures(results.containerEvents()));
  }

  /** Returns what all tests threw. */
  List<Throwable> failures() {
    return failures(results.testEvents());
  }

  /** Returns the display names of the tests that ran, in order. */
  List<String> displayNames() {
    return results
        .testEvents()
        .started()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  /** Returns the display names of the classes and templates that ran, in order. */
  List<String> containerNames() {
    return results
        .containerEvents()
        .started()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  /** Returns the findings that were published, in order. */
  List<String> reports() {
    return reports("mockmongo");
  }

  /** Returns what was published under a key, in order. */
  List<String> reports(String key) {
    return results
        .testEvents()
        .reportingEntryPublished()
        .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs().get(key))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Returns the first that was published under a key. */
  String reported(String key) {
    return reports(key).get(0);
  }

  private static Run of(Class<?>[] testClasses, Map<String, String> parameters) {
    return new Run(
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectors(testClasses))
            .configurationParameters(parameters)
            .execute());
  }

  private static DiscoverySelector[] selectors(Class<?>[] testClasses) {
    return Stream.of(testClasses)
        .map(DiscoverySelectors::selectClass)
        .toArray(DiscoverySelector[]::new);
  }

  private static Throwable onlyOne(List<Throwable> failures) {
    assertEquals(1, failures.size(), () -> "one should fail: " + failures);
    return failures.get(0);
  }

  private static List<Throwable> failures(Events events) {
    return events
        .failed()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .toList();
  }
}
