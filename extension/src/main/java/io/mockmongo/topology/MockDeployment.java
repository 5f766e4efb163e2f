package io.mockmongo.topology;

import com.mongodb.MongoClientSettings;
import io.mockmongo.server.ClientTarget;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import io.mockmongo.server.MockMongoServers;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A deployment of several servers that share one conversation and tell one story. The verbs of a
 * test concern all its servers: {@code receives} takes a request from whichever server has received
 * it, declarations hold on all. The verbs of one server concern that server. Thread-safe.
 *
 * <pre>{@code
 * static void ping(MockDeployment deployment) {
 *   deployment.autoResponds(command("ping")).repliesOk();
 *   try (var client = MongoClients.create(deployment.uri())) {
 *     client.getDatabase("admin").runCommand(new Document("ping", 1));
 *   }
 *   deployment.verify(once(), command("ping"));
 * }
 * }</pre>
 */
public abstract sealed class MockDeployment extends MockMongoServers implements ClientTarget
    permits MockReplicaSet, MockShardedCluster, MockLoadBalancer {

  private final List<MockMongoServer> started;

  MockDeployment(List<MockMongoServer> servers) {
    super(servers);
    this.started = List.copyOf(servers);
    onReset(this::restore);
  }

  /** Starts a server with each builder, all in one conversation. */
  static List<MockMongoServer> startServers(List<MockMongoServerBuilder> builders) {
    return startAll(builders);
  }

  /** Restores what the deployment was started with, for the next test. */
  void restore() {
    servers().stream().filter(server -> !started.contains(server)).forEach(this::discard);
  }

  /** Returns the servers that a client may begin with, in order. */
  abstract List<MockMongoServer> seeds();

  /**
   * Returns the connection string for a client, with all servers that clients may see.
   *
   * @return for instance {@code mongodb://127.0.0.1:50312,127.0.0.1:50313/?replicaSet=rs0}
   */
  @Override
  public String uri() {
    return uriOf(seeds());
  }

  @Override
  public MongoClientSettings.Builder applyTo(MongoClientSettings.Builder client, String options) {
    return apply(uri("", options), client);
  }

  /**
   * Returns the server with an address.
   *
   * @param address its {@code host:port}
   * @return the server
   * @throws IllegalArgumentException if there is none, with the addresses that there are
   */
  public MockMongoServer member(String address) {
    Objects.requireNonNull(address, "address");
    return servers().stream()
        .filter(server -> server.address().equals(address))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "member(\"" + address + "\"): the servers are " + addresses(servers())));
  }

  /**
   * Kills a server: its connections are closed, new ones are refused, its cursors and transactions
   * are lost.
   *
   * @param server the server
   * @throws IllegalArgumentException if it is not in this deployment
   */
  public void kill(MockMongoServer server) {
    checked("kill", server, servers()).goesDown();
  }

  /**
   * Restarts a killed server, as a new process at the same address.
   *
   * @param server the server
   * @throws IllegalArgumentException if it is not in this deployment
   */
  public void restart(MockMongoServer server) {
    checked("restart", server, servers()).comesBack();
  }

  /** Returns a server by its place, or fails with the servers that there are. */
  static MockMongoServer at(String kind, int index, List<MockMongoServer> servers) {
    if (index < 0 || index >= servers.size()) {
      throw new IllegalArgumentException(
          kind + "(" + index + "): those that there are, from index 0: " + addresses(servers));
    }
    return servers.get(index);
  }

  /**
   * Checks that a server is one of some.
   *
   * @param call the call to which the server was given, such as {@code kill}
   * @param server the server
   * @param known those that may be given
   * @return the server
   * @throws IllegalArgumentException if it is not, with the addresses of those
   */
  static MockMongoServer checked(String call, MockMongoServer server, List<MockMongoServer> known) {
    Objects.requireNonNull(server, "server");
    if (!known.contains(server)) {
      throw new IllegalArgumentException(
          call
              + "("
              + server.address()
              + "): this server is not in the deployment; its servers are "
              + addresses(known));
    }
    return server;
  }

  /** Returns the addresses of servers, as text. */
  static String addresses(List<MockMongoServer> servers) {
    return servers.stream()
        .map(MockMongoServer::address)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Returns the connection string. */
  @Override
  public String toString() {
    return getClass().getSimpleName() + " " + uri();
  }
}
