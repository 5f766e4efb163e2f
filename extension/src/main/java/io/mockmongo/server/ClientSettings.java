package io.mockmongo.server;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.connection.ProxySettings;
import io.mockmongo.tls.Tls;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Applies a mock server's address and short timeouts to the settings of a driver's client.
 *
 * <pre>{@code
 * ClientSettings.apply(server.uri(), engine, MongoClientSettings.builder()).retryReads(false)
 * }</pre>
 */
final class ClientSettings {

  private static final int SERVER_SELECTION_SECONDS = 5;
  private static final int REDISCOVERY_MILLIS = 10;

  /**
   * Below the server selection timeout: a client that misses a change of the server learns of it
   * when its awaitable hello times out, after this interval. Version 5.14 of the Java driver
   * discards the reply to a monitor's handshake if an operation's network error cancelled the check
   * before.
   */
  private static final int HEARTBEAT_MILLIS = 1000;

  private ClientSettings() {}

  /**
   * Applies a connection string, and what the client needs to find and trust the servers that it
   * names.
   *
   * @param connectionString the servers' {@code mongodb://} URI
   * @param engine one of the servers, which all have the same settings for clients
   * @param settings the settings to change
   * @return the same settings
   */
  static MongoClientSettings.Builder apply(
      String connectionString, ServerEngine engine, MongoClientSettings.Builder settings) {
    ConnectionString address = new ConnectionString(connectionString);
    OmittedSettings omitted = new OmittedSettings(settings.build(), address, engine::omitted);
    omitted.removeFrom(settings);
    secure(Optional.ofNullable(engine.settings().place().tls()).map(Tls::clientContext), settings);
    apply(address, settings);
    settings.applyToClusterSettings(omitted::keepLoadBalanced);
    engine.hostNames().resolver().ifPresent(resolver -> resolve(resolver, settings));
    return settings;
  }

  /** Lets the client find hosts by a resolver, in place of the proxy of the connection string. */
  private static void resolve(HostNames.Resolver resolver, MongoClientSettings.Builder settings) {
    settings
        .inetAddressResolver(new ServerResolver(resolver))
        .applyToSocketSettings(
            socket ->
                socket.applyToProxySettings(
                    proxy -> proxy.applySettings(ProxySettings.builder().build())));
  }

  /**
   * Applies a connection string, which replaces the hosts of the settings. The heartbeat interval
   * becomes 1 second, the minimum heartbeat interval 10 milliseconds, and the server selection
   * timeout 5 seconds, unless the connection string sets them.
   *
   * @param address the server's connection string
   * @param settings the settings to change; all other settings stay
   */
  private static void apply(ConnectionString address, MongoClientSettings.Builder settings) {
    settings
        .applyToServerSettings(
            server ->
                server
                    .heartbeatFrequency(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS)
                    .minHeartbeatFrequency(REDISCOVERY_MILLIS, TimeUnit.MILLISECONDS))
        .applyToClusterSettings(
            cluster -> cluster.serverSelectionTimeout(SERVER_SELECTION_SECONDS, TimeUnit.SECONDS))
        .applyConnectionString(address);
  }

  /**
   * Enables TLS with an SSL context, and host name verification; disables TLS for a server without.
   *
   * @param context the client's trust and key material, or empty
   * @param settings the settings to change; all other settings stay
   */
  private static void secure(Optional<SSLContext> context, MongoClientSettings.Builder settings) {
    settings.applyToSslSettings(
        ssl -> {
          ssl.enabled(context.isPresent());
          context.ifPresent(trusted -> ssl.invalidHostNameAllowed(false).context(trusted));
        });
  }
}
