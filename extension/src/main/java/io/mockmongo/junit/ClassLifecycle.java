package io.mockmongo.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test class, from the moment that it or its instance needs a server. */
final class ClassLifecycle {

  private ClassLifecycle() {}

  /**
   * Begins a class, or goes on with it once there is an instance, which may bring more servers. An
   * instance for the whole class is made before anything else happens in the class.
   *
   * @param newInstance an instance that JUnit has just made, and does not tell of yet
   * @return the servers that it has in hand, if there are any
   */
  static Optional<TestServers> begin(ExtensionContext context, Optional<Object> newInstance) {
    TestPlan plan = new TestPlan(context, newInstance);
    TestServers servers = TestServers.keptIn(context).orElseGet(plan::newServers);
    plan.addThoseOfClass(servers);
    if (!servers.areNone()) {
      servers.keepIn(context);
    }
    return TestServers.closestTo(context);
  }
}
