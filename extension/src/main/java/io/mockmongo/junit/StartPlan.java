package io.mockmongo.junit;

import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import java.util.function.Consumer;

/** How the servers of a declaration are started: a single server, or those of a deployment. */
interface StartPlan {

  /**
   * Starts the servers, with the settings of the declaration.
   *
   * @param more configures each server after them
   */
  StartedServers start(Consumer<MockMongoServerBuilder> more);

  /** Tells whether the servers are those of a deployment, even if there is only one. */
  default boolean isDeployment() {
    return false;
  }

  /** Returns the plan of a single server. */
  static StartPlan single(Consumer<MockMongoServerBuilder> settings) {
    return more -> {
      MockMongoServerBuilder builder = MockMongoServer.builder();
      settings.andThen(more).accept(builder);
      return StartedServers.of(builder.start());
    };
  }
}
