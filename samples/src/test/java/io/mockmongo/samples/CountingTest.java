package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.mockmongo.journal.Position;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Leak;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A transaction, counted through: how often, when, in which order, and nothing else. */
@MockMongo(leaks = {Leak.CURSORS, Leak.TRANSACTIONS})
class CountingTest {

  @Test
  @AutoRespond(command = "insert")
  void a_transaction_from_begin_to_end(MongoClient client, MockMongoServer server) {
    MongoCollection<Document> orders = client.getDatabase("shop").getCollection("orders");
    orders.insertOne(new Document("_id", 1));
    Position begin = server.mark();
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      orders.insertOne(session, new Document("_id", 2));
      orders.insertOne(session, new Document("_id", 3));
      session.commitTransaction();
    }

    server.verify(times(2).after(begin), command("insert"));
    server.verify(times(3).before(command("commitTransaction")), command("insert"));
    server.verify(never(), command("abortTransaction"));
    server.verify(once(), command("insert").startingTransaction());
    server.verifyInOrder(
        command("insert").outsideTransaction(),
        command("insert").inTransaction(),
        command("commitTransaction"));
    server.verifyNothingElse();
  }
}
