package io.mockmongo.samples.drivers;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;

import com.mongodb.client.MongoClient;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.profile.Topology;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A router is told from other servers by one field of its hello. */
@MockMongo(topology = Topology.STANDALONE)
class MongosTest {

  @Test
  @AutoRespond(
      command = {"hello", "isMaster"},
      reply = "{msg: 'isdbgrid'}")
  @AutoRespond(command = "insert")
  void writes_through_a_router_can_be_retried(MongoClient client, MockMongoServer server) {
    insert(client);

    server.verify(once(), command("insert").matching("{txnNumber: {$$exists: true}}"));
  }

  @Test
  @AutoRespond(command = "insert")
  void those_to_a_standalone_can_not(MongoClient client, MockMongoServer server) {
    insert(client);

    server.verify(once(), command("insert").without("txnNumber"));
  }

  private static void insert(MongoClient client) {
    client.getDatabase("shop").getCollection("orders").insertOne(new Document("_id", 7));
  }
}
