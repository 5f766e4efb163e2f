package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.reply.ServerError.WRITE_CONFLICT;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Answers are declared; the test calls the driver on its own thread and checks afterwards. */
@MockMongo
class DeclaredReplyTest {

  @Test
  @AutoRespond(command = "insert", reply = "{n: 1}")
  void saves_with_majority_write_concern(MongoClient client, MockMongoServer server) {
    orders(client).withWriteConcern(WriteConcern.MAJORITY).insertOne(new Document("_id", 7));

    server.verify(
        once(),
        command("insert")
            .on("shop.orders")
            .matching(
                "{documents: [{_id: 7}], writeConcern: {w: 'majority'}, lsid: {$$exists: true}}"));
  }

  @Test
  @AutoRespond(command = "insert", error = DUPLICATE_KEY)
  void surfaces_a_duplicate_key_as_the_drivers_exception(MongoClient client) {
    MongoWriteException thrown =
        assertThrows(
            MongoWriteException.class, () -> orders(client).insertOne(new Document("_id", 7)));

    assertThat(thrown.getMessage(), containsString("dup key: { _id: 7 }"));
  }

  @Test
  void retries_a_write_conflict(MongoClient client, MockMongoServer server) {
    server.autoResponds(command("insert")).first(WRITE_CONFLICT).then(Reply.of("{n: 1}"));

    try (ClientSession session = client.startSession()) {
      session.withTransaction(() -> orders(client).insertOne(session, new Document("_id", 7)));
    }

    server.verify(times(2), command("insert").on("shop.orders").matching("{autocommit: false}"));
    server.verify(once(), command("abortTransaction"));
    server.verify(once(), command("commitTransaction"));
  }

  private static MongoCollection<Document> orders(MongoClient client) {
    return client.getDatabase("shop").getCollection("orders");
  }
}
