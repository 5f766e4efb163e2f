package io.mockmongo.server;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Settings of a client that talks to a mock: where it is, and what makes tests fast.
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
   * Applies the address and options of a connection string, and, where it has no say in them, 10
   * milliseconds between two looks at a server that is lost, and 5 seconds of server selection.
   *
   * @param connectionString the server's {@code mongodb://} URI
   * @param settings what they are applied to; all else in it stays
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
   * Has a client speak TLS by a context, and verify the name of the host.
   *
   * @param context whom the client trusts, and who it is
   * @param settings what it is applied to; all else in it stays
   */
  static void secure(SSLContext context, MongoClientSettings.Builder settings) {
    settings.applyToSslSettings(
        ssl -> ssl.enabled(true).invalidHostNameAllowed(false).context(context));
  }
}
