package io.mockmongo.samples;

import static com.mongodb.client.model.Filters.eq;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.testng.Assert.assertEquals;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.result.DeleteResult;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** TestNG has one instance for all tests, so a server is started and closed around each method. */
public class TestNgTest {

  private MockMongoServer server;
  private MongoClient client;

  @BeforeMethod
  public void starts() {
    server = MockMongoServer.start();
    client = MongoClients.create(server.uri());
  }

  @AfterMethod
  public void closes() {
    client.close();
    server.close();
  }

  @Test
  public void an_answer_is_declared() {
    server.autoResponds(command("find")).replies("{cursor: {firstBatch: [{_id: 7}]}}");

    assertEquals(orders().find().first(), new Document("_id", 7));

    server.verify(once(), command("find").on("shop.orders").matching("{limit: 1}"));
    server.assertSatisfied(); // here, since TestNG skips what follows a failed @AfterMethod
  }

  @Test
  public void a_conversation_is_held() {
    Call<DeleteResult> delete = server.go(() -> orders().deleteOne(eq(7)));

    server.receives(command("delete").on("shop.orders")).replies("{n: 1}");

    assertEquals(delete.result().getDeletedCount(), 1);
    server.assertSatisfied();
  }

  private MongoCollection<Document> orders() {
    return client.getDatabase("shop").getCollection("orders");
  }
}
