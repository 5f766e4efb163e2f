package io.mockmongo.samples.failing;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.script.Leak.CURSORS;
import static io.mockmongo.script.Times.once;

import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Frequent mistakes, one in each test. */
@MockMongo
class OrdersThatFail {

  private static final String ORDERS = "shop.orders";

  @Test
  @AutoRespond(command = "insert")
  void expect_another_value(
      @Namespace(ORDERS) MongoCollection<Document> orders, MockMongoServer server) {
    orders.insertOne(new Document("_id", 8));

    server.verify(once(), command("insert").matching("{documents: [{_id: 7}]}"));
  }

  @Test
  @AutoRespond(command = "insert")
  void expect_fewer(@Namespace(ORDERS) MongoCollection<Document> orders, MockMongoServer server) {
    orders.insertOne(new Document("_id", 7));
    orders.insertOne(new Document("_id", 8));

    server.verify(once(), command("insert"));
  }

  @Test
  @AutoRespond(command = "insert", error = NOT_WRITABLE_PRIMARY, times = 1)
  @AutoRespond(command = "insert")
  void forget_that_the_driver_tries_again(
      @Namespace(ORDERS) MongoCollection<Document> orders, MockMongoServer server) {
    orders.insertOne(new Document("_id", 7));

    server.verify(once(), command("insert"));
  }

  @Test
  @AutoRespond(command = "insert")
  @AutoRespond(command = "delete", reply = "{n: 1}")
  void expect_another_order(
      @Namespace(ORDERS) MongoCollection<Document> orders, MockMongoServer server) {
    orders.deleteOne(new Document("_id", 7));
    orders.insertOne(new Document("_id", 7));

    server.verifyInOrder(command("insert"), command("delete"));
  }

  @Test
  @AutoRespond(command = "insert")
  @AutoRespond(command = "delete", reply = "{n: 1}")
  void expect_nothing_else(
      @Namespace(ORDERS) MongoCollection<Document> orders, MockMongoServer server) {
    orders.insertOne(new Document("_id", 7));
    orders.deleteOne(new Document("_id", 7));

    server.verify(once(), command("insert"));
    server.verifyNothingElse();
  }

  @Test
  void receive_what_does_not_come(
      @Namespace(ORDERS) MongoCollection<Document> orders, MockMongoServer server) {
    server.runs(() -> orders.insertOne(new Document("_id", 7)));
    server.receives(command("insert").on("shop.bills"), Duration.ofSeconds(1));
  }

  @Test
  @AutoRespond(command = "insert", on = "shop.bills", reply = "{n: 1}")
  void declare_an_answer_for_another_collection(
      @Namespace(ORDERS) MongoCollection<Document> orders) {
    orders.insertOne(new Document("_id", 7));
  }

  @Test
  @AutoRespond(command = "insert")
  @AutoRespond(command = "update", reply = "{n: 1}")
  void declare_an_answer_that_nobody_needs(@Namespace(ORDERS) MongoCollection<Document> orders) {
    orders.insertOne(new Document("_id", 7));
  }

  @Test
  void have_an_answer_that_throws(
      @Namespace(ORDERS) MongoCollection<Document> orders, MockMongoServer server) {
    server
        .autoResponds(command("insert"))
        .named("the answer of this sample")
        .replies(
            request -> {
              throw new IllegalStateException("a bug in the test");
            });
    try {
      orders.insertOne(new Document("_id", 7));
    } catch (RuntimeException swallowed) {
      // which hides the failure
    }
  }

  @Test
  void forget_a_background_call(
      @Namespace(ORDERS) MongoCollection<Document> orders, MockMongoServer server) {
    server.runs(() -> orders.insertOne(new Document("_id", 7)));
    server.receives(command("insert")).repliesError(13, "not for you");
  }

  @Test
  @MockMongo(leaks = CURSORS)
  @AutoRespond(command = "find", reply = "{cursor: {id: 42, firstBatch: [{_id: 7}]}}")
  void leave_a_cursor_open(@Namespace(ORDERS) MongoCollection<Document> orders) {
    orders.find().cursor().next();
  }

  @Test
  @AutoRespond(command = "insert", reply = "{n: 1 ok: 1}")
  void declare_bad_json(@Namespace(ORDERS) MongoCollection<Document> orders) {}

  @Test
  @AutoRespond(command = "insert", matching = "{lsid: {$$exist: true}}")
  void misspell_an_operator(@Namespace(ORDERS) MongoCollection<Document> orders) {}
}
