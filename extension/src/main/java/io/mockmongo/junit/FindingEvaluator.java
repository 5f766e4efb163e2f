package io.mockmongo.junit;

import io.mockmongo.script.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Fails the test, reports or ignores its findings, as the strictness of each server requires. */
final class FindingEvaluator {

  private static final String REPORT_KEY = "mockmongo";

  private final ExtensionContext context;
  private final List<Finding> failures = new ArrayList<>();

  FindingEvaluator(ExtensionContext context) {
    this.context = context;
  }

  /**
   * Evaluates the findings of a server; where a test has several, each finding names its server.
   */
  void evaluate(List<Finding> findings, ServerPlan plan, boolean several) {
    String name = several && !plan.name().isEmpty() ? "server \"" + plan.name() + "\": " : "";
    findings.forEach(
        each -> evaluate(new Finding(each.kind(), name + each.text(), each.cause()), plan));
  }

  /** Evaluates an unused auto-responder, as strictly as the strictest of its servers. */
  void evaluate(TestDeclaration unused, List<ServerPlan> plans) {
    Finding finding =
        new Finding(
            Finding.Kind.UNUSED,
            unused + " was never used: correct it, remove it, or set unused = IGNORE",
            null);
    plans.stream()
        .min((one, other) -> one.rules().unused().compareTo(other.rules().unused()))
        .ifPresent(strictest -> evaluate(finding, strictest));
  }

  /** Adds warnings to the failure of the test; those of a test that passes are reported. */
  void explain(List<String> warnings) {
    boolean failed = isFailure();
    for (String warning : warnings) {
      if (failed) {
        failures.add(new Finding(Finding.Kind.FAILURE, "warning: " + warning, null));
      } else {
        context.publishReportEntry(REPORT_KEY, "warning: " + warning);
      }
    }
  }

  /** Puts an explanation before the findings of a test that has not failed by itself. */
  void explainFirst(Supplier<String> explanation) {
    if (!failures.isEmpty() && context.getExecutionException().isEmpty()) {
      String text = explanation.get();
      if (!text.isEmpty()) {
        failures.add(0, new Finding(Finding.Kind.FAILURE, text, null));
      }
    }
  }

  /** Tells whether the test fails, by itself or by a finding. */
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

  private void evaluate(Finding finding, ServerPlan plan) {
    switch (strictness(finding.kind(), plan)) {
      case FAIL -> failures.add(finding);
      case REPORT -> context.publishReportEntry(REPORT_KEY, finding.text());
      case IGNORE -> {}
    }
  }

  private static Strictness strictness(Finding.Kind kind, ServerPlan plan) {
    return switch (kind) {
      case UNMATCHED -> plan.rules().unmatched();
      case MALFORMED -> plan.rules().malformed();
      case UNUSED -> plan.rules().unused();
      case LEAK, PROTOCOL, FAILURE -> Strictness.FAIL;
    };
  }
}
