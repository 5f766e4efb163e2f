package io.mockmongo.junit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import java.util.concurrent.TimeUnit;

/**
 * Makes the driver's own objects; the only class here that needs the driver, loaded when the first
 * parameter asks for one.
 */
final class DriverObjects {

  private static final int SERVER_SELECTION_SECONDS = 5;
  private static final int REDISCOVERY_MILLIS = 10;

  private DriverObjects() {}

  static Object create(Class<?> type, String uri) {
    ConnectionString connectionString = new ConnectionString(uri);
    if (type == ConnectionString.class) {
      return connectionString;
    }
    MongoClientSettings settings = settings(connectionString);
    return type == MongoClientSettings.class ? settings : MongoClients.create(settings);
  }

  /** What the connection string says goes before what makes tests fast. */
  private static MongoClientSettings settings(ConnectionString connectionString) {
    MongoClientSettings.Builder settings =
        MongoClientSettings.builder()
            .applyToServerSettings(
                server -> server.minHeartbeatFrequency(REDISCOVERY_MILLIS, TimeUnit.MILLISECONDS))
            .applyToClusterSettings(
                cluster ->
                    cluster.serverSelectionTimeout(SERVER_SELECTION_SECONDS, TimeUnit.SECONDS));
    return settings.applyConnectionString(connectionString).build();
  }
}
