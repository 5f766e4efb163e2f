package io.mockmongo.acceptance;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.mockmongo.server.MockMongoServer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** The real driver, made as a user without JUnit makes it. */
final class Driver {

  private Driver() {}

  static MongoClient connect(MockMongoServer server, String... options) {
    String uri = server.uri();
    String all = String.join("&", options);
    ConnectionString connectionString =
        new ConnectionString(all.isEmpty() ? uri : uri + (uri.contains("?") ? "&" : "?") + all);
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyToServerSettings(
                settings ->
                    settings
                        .heartbeatFrequency(1, TimeUnit.SECONDS)
                        .minHeartbeatFrequency(10, TimeUnit.MILLISECONDS))
            .applyConnectionString(connectionString)
            .applyToClusterSettings(
                settings -> settings.serverSelectionTimeout(10, TimeUnit.SECONDS))
            .build());
  }

  /** Connects a client that gives up after a fifth of a second where no server is to be had. */
  static MongoClient impatient(MockMongoServer server) {
    return MongoClients.create(
        server
            .applyTo(MongoClientSettings.builder())
            .applyToClusterSettings(
                settings -> settings.serverSelectionTimeout(200, TimeUnit.MILLISECONDS))
            .build());
  }

  static Document ping(MongoClient client) {
    return run(client, "ping");
  }

  static Document run(MongoClient client, String command) {
    return client.getDatabase("admin").runCommand(new Document(command, 1));
  }

  static MongoCollection<Document> orders(MongoClient client) {
    return client.getDatabase("shop").getCollection("orders");
  }

  /**
   * Tells whether the client of the driver on the class path has a method; the oldest lacks some.
   */
  static boolean knows(String method) {
    return Arrays.stream(MongoClient.class.getMethods())
        .anyMatch(each -> each.getName().equals(method));
  }
}
