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

  private ClientSettings() {}

  /**
   * Applies a connection string. Unless it sets them, the minimum heartbeat interval becomes 10
   * milliseconds and the server selection timeout 5 seconds.
   *
   * @param connectionString the server's {@code mongodb://} URI
   * @param settings the settings to change; all other settings stay
   * @return the same settings
   */
  static MongoClientSettings.Builder apply(
      String connectionString, MongoClientSettings.Builder settings) {
    return settings
        .applyToServerSettings(
            server -> server.minHeartbeatFrequency(REDISCOVERY_MILLIS, TimeUnit.MILLISECONDS))
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
