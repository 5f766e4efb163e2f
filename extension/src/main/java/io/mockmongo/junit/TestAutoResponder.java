package io.mockmongo.junit;

import io.mockmongo.script.AutoResponder;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One answer of a test, put to work on those of its servers that are started at all. */
final class TestAutoResponder {

  private final AutoResponderPlan plan;
  private final List<AutoResponder> responders = new CopyOnWriteArrayList<>();

  TestAutoResponder(AutoResponderPlan plan) {
    this.plan = plan;
  }

  /** Tells whether it is for the server of a name; one that names none is for all. */
  boolean isFor(String serverName) {
    return plan.server().isEmpty() || plan.server().equals(serverName);
  }

  String server() {
    return plan.server();
  }

  void putToWorkOn(MockMongoServer server) {
    responders.add(plan.declareOn(server));
  }

  /** Tells whether it stands on the test's own method, and answered nothing. */
  boolean isLeftOver() {
    return plan.onMethod() && responders.stream().allMatch(responder -> responder.uses() == 0);
  }

  @Override
  public String toString() {
    return plan.origin();
  }
}
