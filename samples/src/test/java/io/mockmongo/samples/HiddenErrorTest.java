package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.script.Times.times;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoNotPrimaryException;
import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The driver's retry hides the first error of a write, and shows the second one. */
@MockMongo
class HiddenErrorTest {

  @Test
  @AutoRespond(command = "insert", error = NOT_WRITABLE_PRIMARY, times = 1)
  @AutoRespond(command = "insert")
  void one_step_down_stays_hidden(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    orders.insertOne(new Document("_id", 7));

    server.verify(times(2), command("insert"));
  }

  @Test
  @AutoRespond(command = "insert", error = NOT_WRITABLE_PRIMARY)
  void a_second_one_does_not(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    assertThrows(MongoNotPrimaryException.class, () -> orders.insertOne(new Document("_id", 7)));

    server.verify(times(2), command("insert"));
  }
}
