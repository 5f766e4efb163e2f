package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.script.Times.once;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.result.InsertOneResult;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@MockMongo // a healthy one-member replica set, as applications meet it in production
class OrdersTest {

  @Test
  @AutoRespond(command = "insert")
  void saves_in_a_session(MongoClient client, MockMongoServer server) {
    orders(client).insertOne(new Document("_id", 7));

    server.verify(
        once(),
        command("insert")
            .on("shop.orders")
            .matching("{documents: [{_id: 7}], lsid: {$$exists: true}}"));
  }

  @Test
  @AutoRespond(command = "insert", error = DUPLICATE_KEY)
  void surfaces_a_duplicate_key(MongoClient client) {
    assertThrows(MongoWriteException.class, () -> orders(client).insertOne(new Document("_id", 7)));
  }

  @Test
  void is_acknowledged(MongoClient client, MockMongoServer server) {
    Call<InsertOneResult> insert =
        server.go(() -> orders(client).insertOne(new Document("_id", 7)));

    server.receives(command("insert")).replies("{n: 1}");

    assertTrue(insert.result().wasAcknowledged());
  }

  private static MongoCollection<Document> orders(MongoClient client) {
    return client.getDatabase("shop").getCollection("orders");
  }
}
