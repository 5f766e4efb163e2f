package shop;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/** A run of test classes with class loaders of Quarkus, for the tests of what they do. */
final class Run {

  private final List<Failure> failures;

  private Run(List<Failure> failures) {
    this.failures = failures;
  }

  static Run of(Class<?>... testClasses) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    try (LauncherSession session = LauncherFactory.openSession()) {
      session
          .getLauncher()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(
                      Arrays.stream(testClasses)
                          .map(each -> selectClass(each.getName()))
                          .toArray(ClassSelector[]::new))
                  .build(),
              summary);
    }
    return new Run(summary.getSummary().getFailures());
  }

  /**
   * Returns the message of the first failure and those of its suppressed exceptions, without the
   * addresses of servers and the numbers of lines.
   */
  List<String> failure() {
    Throwable failure = failures.get(0).getException();
    return Stream.concat(Stream.of(failure), Arrays.stream(failure.getSuppressed()))
        .map(Throwable::getMessage)
        .map(text -> text.replaceAll("127.0.0.1:\\d+", "ADDRESS"))
        .map(text -> text.replaceAll("java:\\d+", "java:LINE"))
        .toList();
  }
}
