package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.SHUTDOWN_IN_PROGRESS;
import static io.mockmongo.script.FailCommandOptions.failCommand;
import static io.mockmongo.script.Times.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.FailCommand;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.script.FailPoint;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Fail points break commands as on a real server, whatever answers them. */
@MockMongo(client = "retryReads=false&appName=orders")
@AutoRespond(command = "insert")
@AutoRespond(command = {"find", "ping"})
class FailPointsTest {

  @Test
  @FailCommand(command = "insert", error = SHUTDOWN_IN_PROGRESS, times = 1)
  void an_order_is_saved_although_the_primary_shuts_down(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    orders.insertOne(new Document("_id", 7));

    server.verify(times(2), command("insert"));
  }

  @Test
  @FailCommand(command = "insert", writeConcernError = "{code: 64, errmsg: 'too late'}")
  void a_write_is_not_replicated_in_time(
      @Namespace("shop.orders") MongoCollection<Document> orders) {
    assertThrows(MongoWriteConcernException.class, () -> orders.insertOne(new Document("_id", 7)));
  }

  @Test
  void in_code(@Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    FailPoint slow = server.failPoint(failCommand("find").times(1).blocks(Duration.ofMillis(50)));
    server.failPoint(failCommand("insert").skip(1).errorCode(112).errorLabels("Mine"));

    orders.find().first();
    orders.insertOne(new Document("_id", 7));
    MongoException error =
        assertThrows(MongoException.class, () -> orders.insertOne(new Document("_id", 8)));

    assertEquals(true, error.hasErrorLabel("Mine"));
    assertEquals(1, slow.uses());
  }

  @Test
  void as_a_document(@Namespace("shop") MongoDatabase shop, MockMongoServer server) {
    FailPoint failPoint =
        server.failPoint(
            """
            {configureFailPoint: 'failCommand', mode: 'alwaysOn',
                data: {failCommands: ['ping'], errorCode: 2}}
            """);

    assertThrows(MongoCommandException.class, () -> shop.runCommand(new Document("ping", 1)));
    failPoint.cancel();

    shop.runCommand(new Document("ping", 1));
  }

  @Test
  void by_a_client(MongoClient client) {
    MongoDatabase admin = client.getDatabase("admin");
    admin.runCommand(
        new Document("configureFailPoint", "failCommand")
            .append("mode", "alwaysOn")
            .append("data", Document.parse("{failCommands: ['ping'], errorCode: 2}")));
    assertThrows(MongoCommandException.class, () -> admin.runCommand(new Document("ping", 1)));

    Document reply =
        admin.runCommand(new Document("configureFailPoint", "failCommand").append("mode", "off"));

    assertEquals(1L, reply.get("count")); // how often it struck
  }

  @Test
  void by_a_client_with_the_options_of_the_test(MongoClient client) {
    MongoDatabase admin = client.getDatabase("admin");
    admin.runCommand(failCommand("ping").times(1).errorCode(2).appName("orders"));

    assertThrows(MongoCommandException.class, () -> admin.runCommand(new Document("ping", 1)));
  }

  @Test
  @MockMongo(client = "socketTimeoutMS=100&retryReads=false")
  @FailCommand(command = "ping", blockMillis = 60_000)
  void a_client_does_not_wait_forever(MongoClient client) {
    MongoDatabase admin = client.getDatabase("admin");

    assertThrows(
        MongoSocketReadTimeoutException.class, () -> admin.runCommand(new Document("ping", 1)));
  }
}
