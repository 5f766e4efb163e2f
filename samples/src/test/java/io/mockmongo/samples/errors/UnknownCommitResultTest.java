package io.mockmongo.samples.errors;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.Fault;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.reply.ServerError;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * The connection is lost while a transaction is committed: was it? The driver sends the commit once
 * more, with write concern majority, and if that is lost too it tells the application that the
 * result is unknown. To commit again is safe: the server commits a transaction once.
 */
@MockMongo
@AutoRespond(command = "insert")
class UnknownCommitResultTest {

  @Test
  @AutoRespond(command = "commitTransaction", fault = Fault.HANG_UP, times = 2)
  void is_told_to_the_application_which_commits_again(
      MongoClient client,
      @Namespace("shop.orders") MongoCollection<Document> orders,
      MockMongoServer server) {
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      orders.insertOne(session, new Document("_id", 7));

      MongoException unknown = assertThrows(MongoException.class, session::commitTransaction);
      assertThat(
          unknown.hasErrorLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL), is(true));

      session.commitTransaction();
    }

    server.verify(times(3), command("commitTransaction").matching("{txnNumber: 1}"));
    server.verify(
        times(2), command("commitTransaction").matching("{writeConcern: {w: 'majority'}}"));
  }

  @Test
  @AutoRespond(
      command = "commitTransaction",
      writeConcernError = ServerError.WRITE_CONCERN_TIMEOUT,
      times = 1)
  void is_found_out_by_with_transaction(
      MongoClient client,
      @Namespace("shop.orders") MongoCollection<Document> orders,
      MockMongoServer server) {
    try (ClientSession session = client.startSession()) {
      session.withTransaction(() -> orders.insertOne(session, new Document("_id", 7)));
    }

    server.verify(times(1), command("insert"));
    server.verify(times(2), command("commitTransaction").matching("{txnNumber: 1}"));
  }
}
