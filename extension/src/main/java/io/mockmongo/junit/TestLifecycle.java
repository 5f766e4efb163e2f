package io.mockmongo.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One test, from the moment that it or its instance needs a server.
 *
 * @param servers what it has in hand
 */
record TestLifecycle(TestServers servers) {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(TestLifecycle.class);

  static Optional<TestLifecycle> of(ExtensionContext context) {
    return Optional.ofNullable(
        context.getStore(NAMESPACE).get(context.getUniqueId(), TestLifecycle.class));
  }

  /** Begins a test where it has not begun yet. */
  static TestLifecycle begin(ExtensionContext context) {
    return of(context).orElseGet(() -> begin(context, Optional.empty()));
  }

  /**
   * Begins a test, or goes on with it once there is an instance, which may bring more servers.
   *
   * @param newInstance an instance that JUnit has just made, and does not tell of yet
   */
  static TestLifecycle begin(ExtensionContext context, Optional<Object> newInstance) {
    TestPlan plan = new TestPlan(context, newInstance);
    TestLifecycle test = of(context).orElseGet(() -> new TestLifecycle(plan.newServers()));
    plan.addThoseOfTest(test.servers);
    plan.check(test.servers);
    test.keepIn(context);
    test.servers.begin();
    return test;
  }

  private void keepIn(ExtensionContext context) {
    servers.keepIn(context); // before one starts, so that it is closed
    context.getStore(NAMESPACE).put(context.getUniqueId(), this);
  }

  /**
   * Takes the verdict, then closes the test's own servers.
   *
   * @throws Exception the verdict, what closing threw suppressed under it
   */
  void end(ExtensionContext context) throws Exception {
    context.getStore(NAMESPACE).remove(context.getUniqueId());
    servers.takeBackFrom(context);
    servers.end(context, servers.all());
  }
}
