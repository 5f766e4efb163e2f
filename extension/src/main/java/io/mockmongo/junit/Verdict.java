package io.mockmongo.junit;

import io.mockmongo.script.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** What comes of the findings at the end of a test, as strictly as the annotations want. */
final class Verdict {

  private static final String REPORT_KEY = "mockmongo";

  private final ExtensionContext context;
  private final List<Finding> failures = new ArrayList<>();

  Verdict(ExtensionContext context) {
    this.context = context;
  }

  /** Judges what went wrong on a server. */
  void judge(List<Finding> findings, ServerPlan plan) {
    findings.forEach(finding -> judge(finding, plan));
  }

  /** Judges an answer that nobody needed, as strictly as its strictest server. */
  void judge(TestAutoResponder unused, List<ServerPlan> plans) {
    Finding finding = new Finding(Finding.Kind.UNUSED, unused + " was never used", null);
    plans.stream()
        .min((one, other) -> one.rules().unused().compareTo(other.rules().unused()))
        .ifPresent(strictest -> judge(finding, strictest));
  }

  /** Tells whether the test fails, by itself or by what was judged. */
  boolean isFailure() {
    return !failures.isEmpty()
        || context
            .getExecutionException()
            .filter(thrown -> !(thrown instanceof TestAbortedException))
            .isPresent();
  }

  void throwFailures() {
    if (!failures.isEmpty()) {
      throw Finding.asError(failures);
    }
  }

  private void judge(Finding finding, ServerPlan plan) {
    switch (strictness(finding.kind(), plan)) {
      case FAIL -> failures.add(finding);
      case REPORT -> context.publishReportEntry(REPORT_KEY, finding.text());
      case IGNORE -> {}
    }
  }

  private static Strictness strictness(Finding.Kind kind, ServerPlan plan) {
    return switch (kind) {
      case UNMATCHED -> plan.rules().unmatched();
      case UNUSED -> plan.rules().unused();
      case LEAK, PROTOCOL, FAILURE -> Strictness.FAIL;
    };
  }
}
