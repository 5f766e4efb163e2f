package io.mockmongo.server;

import io.mockmongo.journal.Received;
import java.util.ArrayList;
import java.util.List;

/** What went wrong on the server's side and must fail the test. */
final class Findings {

  /**
   * One thing that went wrong.
   *
   * @param text the whole story, perhaps of several lines
   * @param cause what was thrown, or null
   */
  record Finding(String text, Throwable cause) {}

  private final List<Finding> all = new ArrayList<>();

  synchronized void add(String text, Throwable cause) {
    all.add(new Finding(text, cause));
  }

  void threw(String by, Received request, Throwable thrown) {
    add(by + " threw " + thrown + "\n    at " + request.what() + " " + request.text(), thrown);
  }

  synchronized List<Finding> all() {
    return List.copyOf(all);
  }

  /** Fails with all findings in one error, what was thrown suppressed under it. */
  static void check(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    AssertionError error =
        new AssertionError(String.join("\n", findings.stream().map(Finding::text).toList()));
    findings.stream()
        .filter(finding -> finding.cause() != null)
        .forEach(finding -> error.addSuppressed(finding.cause()));
    throw error;
  }
}
