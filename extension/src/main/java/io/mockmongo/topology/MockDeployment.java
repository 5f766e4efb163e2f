package io.mockmongo.topology;

import com.mongodb.MongoClientSettings;
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
public abstract sealed class MockDeployment extends MockMongoServers
    permits MockReplicaSet, MockShardedCluster {

  MockDeployment(List<MockMongoServer> servers) {
    super(servers);
  }

  /** Starts a server with each builder, all in one conversation. */
  static List<MockMongoServer> startServers(List<MockMongoServerBuilder> builders) {
    return startAll(builders);
  }

  /** Returns the servers that a client may begin with, in order. */
  abstract List<MockMongoServer> seeds();

  /**
   * Returns the connection string for a client, with all servers that clients may see.
   *
   * @return for instance {@code mongodb://127.0.0.1:50312,127.0.0.1:50313/?replicaSet=rs0}
   */
  public String uri() {
    return uri("", "");
  }

  /**
   * Returns the connection string with a database.
   *
   * @param database the name of the database, or "" for none
   * @return the connection string
   * @throws IllegalArgumentException if no database has such a name
   */
  public String uri(String database) {
    return uri(database, "");
  }

  /**
   * Returns the connection string with a database, and with options appended to those of the
   * deployment.
   *
   * @param database the name of the database, or "" for none
   * @param options {@code name=value}, several with {@code &} between them; percent-encoded where a
   *     URI requires it
   * @return the connection string
   * @throws IllegalArgumentException if no database has such a name, or an option has no value
   */
  public String uri(String database, String options) {
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(options, "options");
    return uri(seeds(), database, options);
  }

  /**
   * Applies this deployment to the settings of a client: its addresses in place of other hosts, and
   * the settings that {@link MockMongoServer#applyTo} describes. Needs the driver on the class
   * path.
   *
   * @param client the settings of a client
   * @return the same settings
   */
  public MongoClientSettings.Builder applyTo(MongoClientSettings.Builder client) {
    return apply(uri(), client);
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
