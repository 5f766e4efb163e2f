package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.result.InsertOneResult;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The driver's call runs in the background; the test receives and replies step by step. */
@MockMongo
class ConversationTest {

  @Test
  void an_acknowledged_insert_is_received_and_answered(MongoClient client, MockMongoServer server) {
    Call<InsertOneResult> insert =
        server.go(
            () ->
                client
                    .getDatabase("shop")
                    .getCollection("orders")
                    .insertOne(new Document("_id", 7)));

    Request request = server.receives(command("insert").on("shop.orders"));
    assertThat(request.command().get("ordered").asBoolean().getValue(), is(true));
    request.replies("{n: 1}");

    assertTrue(insert.result().wasAcknowledged());
    assertThat(insert.result().getInsertedId(), is(new BsonInt32(7)));
  }
}
