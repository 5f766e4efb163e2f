package io.mockmongo.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the lifecycle of a test class, when the class or its instance first needs a server. */
final class ClassLifecycle {

  private ClassLifecycle() {}

  /**
   * Begins a class, or continues it with an instance, whose fields may declare more servers. JUnit
   * creates a per-class instance before any other callback of the class.
   *
   * @param newInstance an instance that JUnit has just created, and that the context does not have
   *     yet
   * @return the servers of the class, if it has any
   */
  static Optional<TestServers> begin(ExtensionContext context, Optional<Object> newInstance) {
    TestPlan plan = new TestPlan(context, newInstance);
    TestServers servers = TestServers.storedIn(context).orElseGet(plan::newServers);
    plan.addClassServers(servers);
    if (!servers.isEmpty()) {
      servers.storeIn(context);
    }
    return TestServers.closestTo(context);
  }
}
