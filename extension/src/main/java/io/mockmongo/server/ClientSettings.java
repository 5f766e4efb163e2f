package io.mockmongo.server;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Applies a mock server's address and short timeouts to the settings of a driver's client.
 *
 * <pre>{@code
 * ClientSettings.apply(server.uri(), MongoClientSettings.builder()).retryReads(false).build()
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
   * Applies a connection string. Unless it sets them, the heartbeat interval becomes 1 second, the
   * minimum heartbeat interval 10 milliseconds, and the server selection timeout 5 seconds.
   *
   * @param connectionString the server's {@code mongodb://} URI
   * @param settings the settings to change; all other settings stay
   * @return the same settings
   */
  static MongoClientSettings.Builder apply(
      String connectionString, MongoClientSettings.Builder settings) {
    return settings
        .applyToServerSettings(
            server ->
                server
                    .heartbeatFrequency(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS)
                    .minHeartbeatFrequency(REDISCOVERY_MILLIS, TimeUnit.MILLISECONDS))
        .applyToClusterSettings(
            cluster -> cluster.serverSelectionTimeout(SERVER_SELECTION_SECONDS, TimeUnit.SECONDS))
        .applyConnectionString(new ConnectionString(connectionString));
  }

  /**
   * Enables TLS with an SSL context, and host name verification.
   *
   * @param context the client's trust and key material
   * @param settings the settings to change; all other settings stay
   */
  static void secure(SSLContext context, MongoClientSettings.Builder settings) {
    settings.applyToSslSettings(
        ssl -> ssl.enabled(true).invalidHostNameAllowed(false).context(context));
  }
}
