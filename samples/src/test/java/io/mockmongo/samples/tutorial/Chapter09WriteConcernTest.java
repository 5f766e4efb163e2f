package io.mockmongo.samples.tutorial;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoWriteConcernException;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A write concern says how many members must have a write before the server acknowledges it. The
 * driver sends one only if you set one; otherwise the server's default applies. The result is the
 * same either way, so only the message on the wire shows whether the driver sent the right write
 * concern.
 */
@MockMongo
class Chapter09WriteConcernTest {

  @Test
  @AutoRespond(command = "insert")
  void it_is_absent_unless_set(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    orders.insertOne(new Document("_id", 7));

    server.verify(once(), command("insert").without("writeConcern"));
  }

  @Test
  @AutoRespond(command = "insert")
  void it_is_sent_as_it_was_set(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    orders.withWriteConcern(WriteConcern.W2.withJournal(true)).insertOne(new Document("_id", 7));

    server.verify(once(), command("insert").matching("{writeConcern: {w: 2, j: true}}"));
  }

  @Test
  @MockMongo(client = "w=majority&wTimeoutMS=100")
  @AutoRespond(command = "delete", reply = "{n: 1}")
  void one_of_the_client_applies_to_all_its_writes(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    orders.deleteOne(new Document("_id", 7));

    server.verify(
        once(), command("delete").matching("{writeConcern: {w: 'majority', wtimeout: 100}}"));
  }

  @Test
  @AutoRespond(command = "insert")
  void in_a_transaction_only_the_commit_has_it(MongoClient client, MockMongoServer server) {
    MongoCollection<Document> orders = client.getDatabase("shop").getCollection("orders");
    var options = TransactionOptions.builder().writeConcern(WriteConcern.MAJORITY).build();

    try (ClientSession session = client.startSession()) {
      session.startTransaction(options);
      orders.insertOne(session, new Document("_id", 7));
      session.commitTransaction();
    }

    server.verify(once(), command("insert").without("writeConcern"));
    server.verify(once(), command("commitTransaction").matching("{writeConcern: {w: 'majority'}}"));
  }

  @Test
  @AutoRespond(
      command = "insert",
      reply = "{n: 1, writeConcernError: {code: 100, errmsg: 'not enough members'}}")
  void one_that_can_not_be_met_is_an_error_after_the_write(
      @Namespace("shop.orders") MongoCollection<Document> orders) {
    MongoWriteConcernException thrown =
        assertThrows(
            MongoWriteConcernException.class, () -> orders.insertOne(new Document("_id", 7)));

    assertThat(thrown.getWriteConcernError().getMessage(), is("not enough members"));
    assertThat(thrown.getWriteResult().getCount(), is(1));
  }
}
