package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.matchers.MongoMatchers.namespace;
import static io.mockmongo.message.MsgFlag.MORE_TO_COME;
import static io.mockmongo.message.Opcode.OP_MSG;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ServerApi;
import com.mongodb.ServerApiVersion;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** One request, described in every way there is. */
@MockMongo
class PatternsTest {

  @Test
  @AutoRespond(command = "insert", on = "shop.orders", reply = "{n: 1}")
  void a_request_is_matched_by_what_it_says(MongoClient client, MockMongoServer server) {
    Document order = new Document("_id", 7).append("qty", 4);
    client.getDatabase("shop").getCollection("orders").insertOne(order);

    server.verify(once(), command("insert").on("shop.orders"));
    server.verify(once(), command("insert").matching("{documents: [{_id: 7}]}"));
    server.verify(once(), command("insert").with("documents[0].qty", greaterThan(3)));
    server.verify(once(), command("insert").without("writeConcern"));
    server.verify(once(), command("insert").sentAs(OP_MSG).without(MORE_TO_COME));
    server.verify(once(), allOf(command("insert"), namespace(startsWith("shop."))));
  }

  @Test
  @AutoRespond(
      command = "ping",
      reply = "{$clusterTime: {clusterTime: {$timestamp: {t: 9, i: 1}}}}")
  @AutoRespond(command = "insert")
  @AutoRespond(command = "find", reply = "{cursor: {firstBatch: []}}")
  void concerns_and_gossip_are_fields_as_any_other(
      MongoClientSettings settings, MockMongoServer server) {
    ServerApi api = ServerApi.builder().version(ServerApiVersion.V1).build();
    try (var client =
        MongoClients.create(MongoClientSettings.builder(settings).serverApi(api).build())) {
      client.getDatabase("shop").runCommand(new Document("ping", 1));
      var orders = client.getDatabase("shop").getCollection("orders");
      orders.withWriteConcern(WriteConcern.MAJORITY).insertOne(new Document());
      orders.withReadConcern(ReadConcern.MAJORITY).find().first();
    }

    server.verify(once(), command("insert").with("writeConcern.w", is("majority")));
    server.verify(once(), command("find").with("readConcern.level", is("majority")));
    server.verify(times(3), anyCommand().with("apiVersion", is("1")));
    server.verify(times(2), anyCommand().with("$clusterTime.clusterTime", notNullValue()));
    server.verify(never(), hello().with("$clusterTime", notNullValue()));
  }
}
