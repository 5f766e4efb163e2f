package io.mockmongo.junit;

import io.mockmongo.server.TestConversation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

/**
 * One declaration of a test by an annotation such as {@code @AutoRespond}, made on each of its
 * servers when the server starts.
 */
final class TestDeclaration {

  private final DeclarationPlan plan;
  private final List<IntSupplier> uses = new CopyOnWriteArrayList<>();

  TestDeclaration(DeclarationPlan plan) {
    this.plan = plan;
  }

  /** Tells whether this applies to a server; without a server name it applies to all. */
  boolean isFor(String serverName) {
    return plan.server().isEmpty() || plan.server().equals(serverName);
  }

  String server() {
    return plan.server();
  }

  void declareOn(TestConversation server) {
    uses.add(plan.declareOn(server));
  }

  /** Tells whether this is on the test method and concerned no request. */
  boolean isUnused() {
    return plan.onMethod() && uses.stream().allMatch(each -> each.getAsInt() == 0);
  }

  @Override
  public String toString() {
    return plan.origin();
  }
}
