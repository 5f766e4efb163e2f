package shop;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** A run of test classes, for the tests of what they do. */
final class Run {

  private final Events tests;

  private Run(Events tests) {
    this.tests = tests;
  }

  static Run of(Class<?>... testClasses) {
    ClassSelector[] selectors =
        Arrays.stream(testClasses).map(each -> selectClass(each)).toArray(ClassSelector[]::new);
    return new Run(
        EngineTestKit.engine("junit-jupiter").selectors(selectors).execute().testEvents());
  }

  /** Returns the failures of the tests. */
  List<Throwable> failures() {
    return tests
        .failed()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .flatMap(result -> result.getThrowable().stream())
        .toList();
  }

  /**
   * Returns the message of the only failure and those of its suppressed exceptions, without the
   * addresses of servers and the numbers of lines.
   */
  List<String> failure() {
    Throwable failure = failures().get(0);
    return Stream.concat(Stream.of(failure), Arrays.stream(failure.getSuppressed()))
        .map(Throwable::getMessage)
        .map(text -> text.replaceAll("127.0.0.1:\\d+", "ADDRESS"))
        .map(text -> text.replaceAll("java:\\d+", "java:LINE"))
        .toList();
  }
}
