package io.mockmongo.acceptance;

import io.mockmongo.profile.ServerProfile;
import io.mockmongo.server.MockMongoServer;

/** A server whose replies have no cluster time, for tests that compare whole replies. */
final class Standalone {

  private Standalone() {}

  static MockMongoServer start() {
    return MockMongoServer.builder().profile(ServerProfile.standalone()).start();
  }
}
