package io.mockmongo.junit;

import io.mockmongo.script.AutoResponder;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A declared answer of one test, put to work on those of its servers that are started at all. */
final class PlannedAnswer {

  private final DeclaredAnswer declared;
  private final List<AutoResponder> responders = new CopyOnWriteArrayList<>();

  PlannedAnswer(DeclaredAnswer declared) {
    this.declared = declared;
  }

  /** Tells whether it is for the server of a name; one that names none is for all. */
  boolean isFor(String serverName) {
    return declared.server().isEmpty() || declared.server().equals(serverName);
  }

  String server() {
    return declared.server();
  }

  void putToWorkOn(MockMongoServer server) {
    responders.add(declared.declareOn(server));
  }

  /** Tells whether it stands on the test's own method, and answered nothing. */
  boolean isLeftOver() {
    return declared.onMethod() && responders.stream().allMatch(responder -> responder.uses() == 0);
  }

  @Override
  public String toString() {
    return declared.origin();
  }
}
