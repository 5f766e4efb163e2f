package io.mockmongo.junit;

import io.mockmongo.server.Finding;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What comes of the findings at the end of a test, as strictly as its annotation wants. */
final class Verdict {

  private static final String REPORT_KEY = "mockmongo";

  private final MockMongo annotation;
  private final ExtensionContext context;
  private final List<Finding> failures = new ArrayList<>();

  Verdict(MockMongo annotation, ExtensionContext context) {
    this.annotation = annotation;
    this.context = context;
  }

  /**
   * Judges a test.
   *
   * @param server its server, or null if nobody needed it
   * @param answers what was declared
   */
  void check(MockMongoServer server, List<PlannedAnswer> answers) {
    if (server != null) {
      server.findings().forEach(this::judge);
    }
    answers.stream()
        .filter(PlannedAnswer::isLeftOver)
        .map(answer -> new Finding(Finding.Kind.UNUSED, answer + " answered nothing", null))
        .forEach(this::judge);
    if (!failures.isEmpty()) {
      throw Finding.asError(failures);
    }
  }

  private void judge(Finding finding) {
    switch (strictness(finding.kind())) {
      case FAIL -> failures.add(finding);
      case REPORT -> context.publishReportEntry(REPORT_KEY, finding.text());
      case IGNORE -> {}
    }
  }

  private Strictness strictness(Finding.Kind kind) {
    return switch (kind) {
      case UNMATCHED -> annotation.unmatched();
      case UNUSED -> annotation.unused();
      case FAILURE -> Strictness.FAIL;
    };
  }
}
