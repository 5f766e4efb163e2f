package io.mockmongo.samples.drivers;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.MongoClient;
import com.mongodb.connection.ClusterType;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.profile.Topology;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Writes through a router can be retried, those to a standalone can not. */
class MongosTest {

  @Test
  @MockMongo(topology = Topology.SHARDED)
  @AutoRespond(command = "insert")
  void writes_through_a_router_can_be_retried(MongoClient client, MockMongoServer server) {
    insert(client);

    assertThat(client.getClusterDescription().getType(), is(ClusterType.SHARDED));
    server.verify(once(), command("insert").matching("{txnNumber: {$$exists: true}}"));
  }

  @Test
  @MockMongo(topology = Topology.STANDALONE)
  @AutoRespond(command = "insert")
  void those_to_a_standalone_can_not(MongoClient client, MockMongoServer server) {
    insert(client);

    server.verify(once(), command("insert").without("txnNumber"));
  }

  private static void insert(MongoClient client) {
    client.getDatabase("shop").getCollection("orders").insertOne(new Document("_id", 7));
  }
}
