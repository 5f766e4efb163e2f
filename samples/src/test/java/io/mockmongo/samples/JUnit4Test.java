package io.mockmongo.samples;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.junit.Assert.assertEquals;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.result.UpdateResult;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.After;
import org.junit.Test;

/** JUnit 4 makes an instance for each test, so fields give each test a server of its own. */
public class JUnit4Test {

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client = MongoClients.create(server.uri());

  @After
  public void leaves_nothing_unanswered() {
    try (server;
        client) {
      server.assertSatisfied();
    }
  }

  @Test
  public void an_answer_is_declared() {
    server.autoResponds(command("insert")).replies("{n: 1}");

    orders().insertOne(new Document("_id", 7));

    server.verify(once(), command("insert").on("shop.orders").matching("{documents: [{_id: 7}]}"));
  }

  @Test
  public void a_conversation_is_held() {
    Call<UpdateResult> update = server.go(() -> orders().updateOne(eq(7), set("item", "tea")));

    server.receives(command("update").on("shop.orders")).replies("{n: 1, nModified: 1}");

    assertEquals(1, update.result().getModifiedCount());
  }

  private MongoCollection<Document> orders() {
    return client.getDatabase("shop").getCollection("orders");
  }
}
