package io.mockmongo.samples.tutorial;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.message.MsgFlag.MORE_TO_COME;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.result.InsertOneResult;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * With write concern {@code w: 0} a driver does not wait for the result of a write. It says so
 * twice: in the command, and by the flag {@code moreToCome} of the message, which means that the
 * server must not reply. A reply all the same would break the connection: the driver would take it
 * for the reply to the next command.
 */
@MockMongo
class Chapter02UnacknowledgedWritesTest {

  @Test
  void an_acknowledged_insert_waits_for_its_answer(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    Call<InsertOneResult> insert = server.go(() -> orders.insertOne(new Document("_id", 7)));

    server.receives(command("insert").without(MORE_TO_COME)).replies("{n: 1}");

    assertTrue(insert.result().wasAcknowledged());
  }

  @Test
  void an_unacknowledged_insert_waits_for_none(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    InsertOneResult insert = unacknowledged(orders).insertOne(new Document("_id", 7));

    assertFalse(insert.wasAcknowledged());
    server.receives(command("insert").with(MORE_TO_COME).matching("{writeConcern: {w: 0}}"));
  }

  @Test
  void the_next_command_on_the_connection_gets_its_own_answer(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    unacknowledged(orders).insertOne(new Document("_id", 7));
    Call<InsertOneResult> second = server.go(() -> orders.insertOne(new Document("_id", 8)));

    Request unanswered = server.receives(command("insert").matching("{documents: [{_id: 7}]}"));
    Request answered = server.receives(command("insert").matching("{documents: [{_id: 8}]}"));
    answered.replies("{n: 1}");

    assertTrue(second.result().wasAcknowledged());
    assertThat(answered.connection(), is(unanswered.connection()));
  }

  @Test
  @AutoRespond(command = "insert", error = DUPLICATE_KEY)
  @AutoRespond(command = "ping")
  void an_error_reaches_nobody(@Namespace("shop") MongoDatabase shop, MockMongoServer server) {
    unacknowledged(shop.getCollection("orders")).insertOne(new Document("_id", 7));
    shop.runCommand(
        new Document("ping", 1)); // on the same connection: the insert arrived before it

    server.verify(once(), command("insert").on("shop.orders"));
  }

  private static MongoCollection<Document> unacknowledged(MongoCollection<Document> orders) {
    return orders.withWriteConcern(WriteConcern.UNACKNOWLEDGED);
  }
}
