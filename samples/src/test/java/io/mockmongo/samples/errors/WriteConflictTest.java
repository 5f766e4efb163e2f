package io.mockmongo.samples.errors;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.reply.ServerError;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * Another transaction wrote the same document first. The server's error has the label
 * TransientTransactionError, so {@code withTransaction} aborts, and runs the whole transaction
 * again under the next number.
 */
@MockMongo
class WriteConflictTest {

  @Test
  @AutoRespond(command = "update", error = ServerError.WRITE_CONFLICT, times = 1)
  @AutoRespond(
      command = {"insert", "update"},
      reply = "{n: 1, nModified: 1}")
  void runs_the_transaction_again(
      MongoClient client,
      @Namespace("shop.orders") MongoCollection<Document> orders,
      @Namespace("shop.stock") MongoCollection<Document> stock,
      MockMongoServer server) {
    try (ClientSession session = client.startSession()) {
      String done =
          session.withTransaction(
              () -> {
                orders.insertOne(session, new Document("_id", 7).append("item", "tea"));
                stock.updateOne(
                    session,
                    new Document("_id", "tea"),
                    new Document("$inc", new Document("count", -1)));
                return "done";
              });
      assertThat(done, is("done"));
    }

    server.verifyInOrder(
        command("insert").matching("{txnNumber: 1, startTransaction: true}"),
        command("update").matching("{txnNumber: 1}"),
        command("abortTransaction").matching("{txnNumber: 1}"),
        command("insert").matching("{txnNumber: 2, startTransaction: true}"),
        command("update").matching("{txnNumber: 2}"),
        command("commitTransaction").matching("{txnNumber: 2}"));
    server.verify(times(2), command("insert").on("shop.orders"));
    server.verify(once(), command("commitTransaction"));
  }
}
