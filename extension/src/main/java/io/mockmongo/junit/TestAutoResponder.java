package io.mockmongo.junit;

import io.mockmongo.script.AutoResponder;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One {@code @AutoRespond} of a test, declared on each of its servers when the server starts. */
final class TestAutoResponder {

  private final AutoResponderPlan plan;
  private final List<AutoResponder> responders = new CopyOnWriteArrayList<>();

  TestAutoResponder(AutoResponderPlan plan) {
    this.plan = plan;
  }

  /** Tells whether this applies to a server; without a server name it applies to all. */
  boolean isFor(String serverName) {
    return plan.server().isEmpty() || plan.server().equals(serverName);
  }

  String server() {
    return plan.server();
  }

  void declareOn(MockMongoServer server) {
    responders.add(plan.declareOn(server));
  }

  /** Tells whether this is on the test method and answered no request. */
  boolean isUnused() {
    return plan.onMethod() && responders.stream().allMatch(responder -> responder.uses() == 0);
  }

  @Override
  public String toString() {
    return plan.origin();
  }
}
