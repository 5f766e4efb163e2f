package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.namespace;
import static io.mockmongo.message.MsgFlag.MORE_TO_COME;
import static io.mockmongo.message.Opcode.OP_MSG;
import static io.mockmongo.server.Times.once;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.startsWith;

import com.mongodb.client.MongoClient;
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
}
