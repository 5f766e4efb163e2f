package io.mockmongo.topology;

import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.Topology;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The settings of the servers of a deployment, such as its routers: those of all, and those of each
 * one. Not thread-safe.
 */
final class ServerBuilders {

  private final Topology topology;
  private final String kind;
  private final List<Consumer<MockMongoServerBuilder>> each = new ArrayList<>();
  private Consumer<MockMongoServerBuilder> all = any -> {};

  /**
   * Makes settings without servers.
   *
   * @param topology the topology that all servers report
   * @param kind what the servers are, in the plural, for messages
   */
  ServerBuilders(Topology topology, String kind) {
    this.topology = topology;
    this.kind = kind;
  }

  /** Adds servers without settings of their own. */
  void add(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(kind + "(" + count + "): the number should be 1 or more");
    }
    for (int i = 0; i < count; i++) {
      each.add(any -> {});
    }
  }

  /** Adds a server with settings of its own, which come after those of all. */
  void add(Consumer<MockMongoServerBuilder> settings) {
    each.add(Objects.requireNonNull(settings, "settings"));
  }

  /** Adds settings of all servers. */
  void all(Consumer<MockMongoServerBuilder> settings) {
    this.all = all.andThen(Objects.requireNonNull(settings, "settings"));
  }

  /** Starts the servers, all in one conversation. */
  List<MockMongoServer> start() {
    if (each.isEmpty()) {
      throw new IllegalArgumentException("start(): there are no " + kind + "; add one or more");
    }
    return MockDeployment.startServers(each.stream().map(this::builder).toList());
  }

  /** Returns the builder of a server with settings of its own. */
  MockMongoServerBuilder builder(Consumer<MockMongoServerBuilder> own) {
    MockMongoServerBuilder builder = MockMongoServer.builder().profile(ServerProfile.of(topology));
    all.accept(builder);
    own.accept(builder);
    return builder;
  }
}
