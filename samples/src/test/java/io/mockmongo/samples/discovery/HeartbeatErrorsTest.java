package io.mockmongo.samples.discovery;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.FailCommandOptions.failCommand;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Heartbeats that fail: the server is unknown and its pool cleared, until the next one succeeds.
 */
@MockMongo
class HeartbeatErrorsTest {

  private final TopologyEvents events = new TopologyEvents();

  @BeforeEach
  void answersPing(MockMongoServer server) {
    server.autoResponds(command("ping")).repliesOk();
  }

  @Test
  void an_error_reply(MongoClientSettings.Builder settings, MockMongoServer server) {
    try (MongoClient client = client(settings)) {
      ping(client);
      server.failPoint(failCommand("hello").times(1).errorCode(91));
      server.announcesChange(); // and the next reply is the error

      server.waitUntil(events::heartbeats, hasItem("failed: MongoNodeIsRecoveringException"));
      rediscovers(client, server);
    }
  }

  @Test
  void a_connection_that_breaks(MongoClientSettings.Builder settings, MockMongoServer server) {
    try (MongoClient client = client(settings)) {
      ping(client);
      server.failPoint(failCommand("hello").times(1).closesConnection());
      server.announcesChange();

      server.waitUntil(events::heartbeats, hasItem("failed: MongoSocketReadException"));
      rediscovers(client, server);
    }
  }

  /** With a long interval no other hello than the monitor's meets the fail point. */
  private MongoClient client(MongoClientSettings.Builder settings) {
    return MongoClients.create(
        events
            .listenedBy(settings)
            .applyToServerSettings(server -> server.heartbeatFrequency(1, TimeUnit.MINUTES))
            .build());
  }

  private void rediscovers(MongoClient client, MockMongoServer server) {
    String a = server.address();
    server.waitUntil(
        events::topology,
        hasItems(a + " REPLICA_SET_PRIMARY -> UNKNOWN", a + " UNKNOWN -> REPLICA_SET_PRIMARY"));
    server.waitUntil(events::pools, hasItem(a + " cleared"));
    ping(client);
  }

  private static void ping(MongoClient client) {
    client.getDatabase("admin").runCommand(new Document("ping", 1));
  }
}
