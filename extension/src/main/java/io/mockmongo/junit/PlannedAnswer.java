package io.mockmongo.junit;

import io.mockmongo.respond.AutoResponder;
import io.mockmongo.server.MockMongoServer;

/** A declared answer of one test, which is put to work if the test's server is started at all. */
final class PlannedAnswer {

  private final DeclaredAnswer declared;
  private AutoResponder responder;

  PlannedAnswer(DeclaredAnswer declared) {
    this.declared = declared;
  }

  void putToWorkOn(MockMongoServer server) {
    responder = declared.declareOn(server);
  }

  /** Tells whether it stands on the test's own method, and answered nothing. */
  boolean isLeftOver() {
    return declared.onMethod() && (responder == null || responder.uses() == 0);
  }

  @Override
  public String toString() {
    return declared.origin();
  }
}
