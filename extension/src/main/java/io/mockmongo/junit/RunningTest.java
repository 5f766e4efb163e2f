package io.mockmongo.junit;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One test, from the moment that it or its instance needs a server.
 *
 * @param servers what it has in hand
 * @param answers what was declared for it
 */
record RunningTest(TestServers servers, List<PlannedAnswer> answers) {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(RunningTest.class);

  static Optional<RunningTest> of(ExtensionContext context) {
    return Optional.ofNullable(
        context.getStore(NAMESPACE).get(context.getUniqueId(), RunningTest.class));
  }

  /** Begins a test where it has not begun yet. */
  static RunningTest begin(ExtensionContext context) {
    Optional<RunningTest> begun = of(context);
    if (begun.isPresent()) {
      return begun.get();
    }
    TestPlan plan = new TestPlan(context);
    TestServers servers = plan.ofTest();
    RunningTest test = new RunningTest(servers, plan.answers(servers));
    servers.keepIn(context); // before one starts, so that it is closed
    context.getStore(NAMESPACE).put(context.getUniqueId(), test);
    servers.begin(test.answers);
    return test;
  }

  /**
   * Takes the verdict, then closes the test's own servers.
   *
   * @throws Exception the verdict, what closing threw suppressed under it
   */
  void end(ExtensionContext context) throws Exception {
    context.getStore(NAMESPACE).remove(context.getUniqueId());
    servers.takeBackFrom(context);
    servers.end(context, servers.all(), answers);
  }
}
