package io.mockmongo.samples.drivers;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.Matchers.notNullValue;

import com.mongodb.client.MongoClient;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The newest cluster time that a client has seen goes with each command, and with no heartbeat. */
@MockMongo
class ClusterTimeTest {

  @Test
  void is_gossiped_on_every_command_and_on_no_heartbeat(
      MongoClient client, MockMongoServer server) {
    pingTold(client, server, "{t: 9, i: 1}");
    pingTold(client, server, "{t: 9, i: 2}"); // newer
    pingTold(client, server, "{t: 8, i: 5}"); // older, from a member that lags behind
    pingTold(client, server, "{t: 10, i: 1}");

    server.verifyInOrder(
        command("ping").without("$clusterTime"),
        command("ping").matching(clusterTime("{t: 9, i: 1}")),
        command("ping").matching(clusterTime("{t: 9, i: 2}")),
        command("ping").matching(clusterTime("{t: 9, i: 2}")));
    server.verify(times(3), anyCommand().with("$clusterTime", notNullValue()));
    server.verify(never(), hello().with("$clusterTime", notNullValue()));
  }

  private static void pingTold(MongoClient client, MockMongoServer server, String time) {
    Call<Document> ping =
        server.go(() -> client.getDatabase("admin").runCommand(new Document("ping", 1)));
    server.receives(command("ping")).replies(clusterTime(time));
    ping.result();
  }

  private static String clusterTime(String time) {
    return "{$clusterTime: {clusterTime: {$timestamp: " + time + "}}}";
  }
}
