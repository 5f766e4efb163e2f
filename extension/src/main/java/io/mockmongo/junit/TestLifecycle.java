package io.mockmongo.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The lifecycle of one test, from the first need of a server to the end.
 *
 * @param servers the servers of the test
 */
record TestLifecycle(TestServers servers) {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(TestLifecycle.class);

  static Optional<TestLifecycle> of(ExtensionContext context) {
    return Optional.ofNullable(
        context.getStore(NAMESPACE).get(context.getUniqueId(), TestLifecycle.class));
  }

  /** Begins a test unless it has begun. */
  static TestLifecycle begin(ExtensionContext context) {
    return of(context).orElseGet(() -> begin(context, Optional.empty()));
  }

  /**
   * Begins a test, or continues it with an instance, whose fields may declare more servers.
   *
   * @param newInstance an instance that JUnit has just created, and that the context does not have
   *     yet
   */
  static TestLifecycle begin(ExtensionContext context, Optional<Object> newInstance) {
    TestPlan plan = new TestPlan(context, newInstance);
    TestLifecycle test = of(context).orElseGet(() -> new TestLifecycle(plan.newServers()));
    plan.addTestServers(test.servers);
    plan.check(test.servers);
    test.storeIn(context);
    test.servers.begin();
    return test;
  }

  private void storeIn(ExtensionContext context) {
    servers.storeIn(context); // before one starts, so that it is closed
    context.getStore(NAMESPACE).put(context.getUniqueId(), this);
  }

  /**
   * Evaluates the findings, then closes the test's own servers.
   *
   * @throws Exception if there are failures, with those of closing as suppressed exceptions
   */
  void end(ExtensionContext context) throws Exception {
    context.getStore(NAMESPACE).remove(context.getUniqueId());
    servers.removeFrom(context);
    servers.end(context, servers.all());
  }
}
