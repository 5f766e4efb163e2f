package io.mockmongo.samples.transactions;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.result.InsertOneResult;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Transactions against one server: the test declares statements; the server follows the rest. */
@MockMongo
@AutoRespond(command = "insert")
class TransactionTest {

  @Test
  void commits_both_orders_in_one_transaction(
      MongoClient client,
      @Namespace("shop.orders") MongoCollection<Document> orders,
      MockMongoServer server) {
    try (ClientSession session = client.startSession()) {
      session.withTransaction(
          () -> {
            orders.insertOne(session, new Document("_id", 1));
            return orders.insertOne(session, new Document("_id", 2));
          });
    }

    server.verify(times(2), command("insert").inTransaction());
    server.verify(once(), command("commitTransaction"));
  }

  @Test
  void commits_the_transaction_that_the_insert_began(
      MongoClient client,
      @Namespace("shop.orders") MongoCollection<Document> orders,
      MockMongoServer server) {
    server.holds(command("insert"));
    Call<InsertOneResult> save =
        server.go(
            () -> {
              try (ClientSession session = client.startSession()) {
                return session.withTransaction(
                    () -> orders.insertOne(session, new Document("_id", 7)));
              }
            });

    Request insert = server.receives(command("insert").startingTransaction());
    insert.repliesOk();
    save.result();

    server.verify(once(), command("commitTransaction").inTransactionOf(insert));
  }

  @Test
  void aborts_when_the_application_throws(
      MongoClient client,
      @Namespace("shop.orders") MongoCollection<Document> orders,
      MockMongoServer server) {
    try (ClientSession session = client.startSession()) {
      assertThrows(
          IllegalStateException.class,
          () ->
              session.withTransaction(
                  () -> {
                    orders.insertOne(session, new Document("_id", 1));
                    throw new IllegalStateException("out of stock");
                  }));
    }

    server.verify(once(), command("abortTransaction"));
    server.verify(never(), command("commitTransaction"));
  }

  @Test
  @AutoRespond(command = "insert", error = DUPLICATE_KEY, times = 1)
  void can_not_commit_after_an_error_that_the_application_swallows(
      MongoClient client, @Namespace("shop.orders") MongoCollection<Document> orders) {
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      assertThrows(
          MongoWriteException.class, () -> orders.insertOne(session, new Document("_id", 1)));

      MongoException aborted = assertThrows(MongoException.class, session::commitTransaction);

      assertThat(aborted.getCode(), is(251));
      assertThat(aborted.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL), is(true));
    }
  }

  @Test
  void runs_again_if_the_server_restarts_in_between(
      MongoClient client,
      @Namespace("shop.orders") MongoCollection<Document> orders,
      MockMongoServer server) {
    AtomicInteger runs = new AtomicInteger();
    try (ClientSession session = client.startSession()) {
      session.withTransaction(
          () -> {
            orders.insertOne(session, new Document("_id", 1));
            if (runs.incrementAndGet() == 1) {
              server.goesDown();
              server.comesBack();
            }
            return orders.insertOne(session, new Document("_id", 2));
          });
    }

    server.verify(times(2), command("insert").startingTransaction());
    server.verify(once(), command("commitTransaction").matching("{txnNumber: 2}"));
  }
}
