package io.mockmongo.server;

import com.mongodb.MongoClientSettings;
import java.util.Objects;

/**
 * What a client can be given to connect to: a server, or a deployment of several. Thread-safe.
 *
 * <pre>{@code
 * static MongoClient newClient(ClientTarget target) {
 *   return MongoClients.create(target.applyTo(MongoClientSettings.builder()).build());
 * }
 * }</pre>
 */
public interface ClientTarget {

  /**
   * Returns the connection string for a client. It ends in {@code /} or in options, such as {@code
   * /?replicaSet=rs0&tls=true}: use {@link #uri(String, String)} to append others. The certificates
   * that a client trusts are not in it; see {@link #applyTo}.
   */
  String uri();

  /**
   * Returns the connection string with a database, as Spring Data and others require it.
   *
   * <pre>{@code
   * registry.add("spring.data.mongodb.uri", () -> server.uri("shop"));
   * }</pre>
   *
   * @param database the name of the database, or "" for none
   * @return for instance {@code mongodb://127.0.0.1:50312/shop?replicaSet=rs0}
   * @throws IllegalArgumentException if no database has such a name
   */
  default String uri(String database) {
    return uri(database, "");
  }

  /**
   * Returns the connection string with a database, and with options appended to its own.
   *
   * <pre>{@code
   * MongoClients.create(server.uri("shop", "retryReads=false&appName=orders"))
   * }</pre>
   *
   * @param database the name of the database, or "" for none
   * @param options {@code name=value}, several with {@code &} between them; percent-encoded where a
   *     URI requires it
   * @return the connection string
   * @throws IllegalArgumentException if no database has such a name, or an option has no value
   */
  default String uri(String database, String options) {
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(options, "options");
    return ServerUri.with(database, options, uri());
  }

  /**
   * Applies the addresses to the settings of a client, such as those of production: the {@linkplain
   * #uri() connection string} in place of any hosts, SRV host, replica set and required cluster
   * type, a heartbeat every second, fast rediscovery (10 milliseconds between two checks of a lost
   * server), a server selection timeout of 5 seconds and, with TLS, a {@linkplain
   * io.mockmongo.tls.Tls#clientContext() context} that trusts the servers; else TLS is disabled.
   * Servers with {@linkplain MockMongoServerBuilder#name names} are found by a resolver of
   * addresses, or through a proxy.
   *
   * <p>Left out are a credential, since the servers have no users, a proxy, a resolver of addresses
   * and, where there are several addresses, the load-balanced mode. The journal has a {@link
   * io.mockmongo.journal.SettingOmitted} for each, and the failure of a test names it. Other
   * settings stay, such as the server API, compressors, listeners, selectors and automatic
   * encryption, whose key vault has settings of its own; later ones take precedence. Needs the
   * driver on the class path.
   *
   * <pre>{@code
   * MongoClients.create(server.applyTo(MongoClientSettings.builder()).retryReads(false).build())
   * }</pre>
   *
   * @param client the settings of a client
   * @return the same settings
   * @throws IllegalStateException if the settings have a credential that can't be removed from
   *     those of this version of the driver
   */
  default MongoClientSettings.Builder applyTo(MongoClientSettings.Builder client) {
    return applyTo(client, "");
  }

  /**
   * Applies the addresses, and options of the connection string, to the settings of a client; see
   * {@link #applyTo(MongoClientSettings.Builder)}.
   *
   * <pre>{@code
   * server.applyTo(MongoClientSettings.builder(), "retryReads=false&appName=orders")
   * }</pre>
   *
   * @param client the settings of a client
   * @param options as in {@link #uri(String, String)}; they take precedence over what this sets
   * @return the same settings
   * @throws IllegalArgumentException if an option has no value, or the driver refuses it
   */
  MongoClientSettings.Builder applyTo(MongoClientSettings.Builder client, String options);
}
