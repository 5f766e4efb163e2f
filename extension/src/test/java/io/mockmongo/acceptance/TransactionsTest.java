package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import io.mockmongo.journal.Sent;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The driver's transaction API against one server, most of whose answers a test declares. */
class TransactionsTest {

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client = Driver.connect(server);

  @BeforeEach
  void declareAnswers() {
    server.autoResponds(command("insert")).repliesOk();
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private void insertTwice(ClientSession session) {
    orders(client).insertOne(session, new Document("_id", 1));
    orders(client).insertOne(session, new Document("_id", 2));
  }

  @Test
  void a_transaction_is_committed() {
    try (ClientSession session = client.startSession()) {
      session.withTransaction(
          () -> {
            insertTwice(session);
            return null;
          });
    }

    server.verifyInOrder(
        command("insert").startingTransaction(),
        command("insert").inTransaction(),
        command("commitTransaction").inTransaction());
    server.verify(never(), command("abortTransaction"));
  }

  @Test
  void an_exception_of_the_application_aborts_it() {
    try (ClientSession session = client.startSession()) {
      assertThrows(
          IllegalStateException.class,
          () ->
              session.withTransaction(
                  () -> {
                    insertTwice(session);
                    throw new IllegalStateException("out of stock");
                  }));
    }

    assertThat(ok(reply("abortTransaction")), is(true));
    server.verify(never(), command("commitTransaction"));
  }

  @Test
  void a_commit_after_a_failed_statement_runs_the_transaction_again() {
    server
        .autoResponds(command("insert"))
        .first(Reply.ok(), ServerError.DUPLICATE_KEY)
        .then(Reply.ok());
    try (ClientSession session = client.startSession()) {
      session.withTransaction(
          () -> {
            orders(client).insertOne(session, new Document());
            try {
              orders(client).insertOne(session, new Document());
            } catch (MongoException duplicateKeyIsSwallowed) {
              // the server has aborted the transaction all the same
            }
            return null;
          });
    }

    assertThat(reply("commitTransaction").getInt32("code").getValue(), is(251));
    server.verify(times(4), command("insert"));
    server.verify(times(2), command("commitTransaction"));
  }

  @Test
  void a_commit_whose_connection_was_lost_is_sent_again_and_succeeds() {
    server.autoResponds(command("commitTransaction")).first(Reply.hangUp()).then(Reply.passOn());
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      insertTwice(session);
      session.commitTransaction();
      session.commitTransaction();
    }

    server.verify(times(3), command("commitTransaction"));
  }

  @Test
  void a_commit_is_lost_with_a_server_that_goes_down() {
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      insertTwice(session);
      server.goesDown();
      server.comesBack();

      MongoException lost = assertThrows(MongoException.class, session::commitTransaction);

      assertThat(lost.getCode(), is(251));
      assertThat(lost.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL), is(true));
    }
  }

  @Test
  void an_abandoned_transaction_gives_way_to_the_next_one_of_its_session() {
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      insertTwice(session);
      session.abortTransaction();
      session.startTransaction();
      insertTwice(session);
      session.commitTransaction();
    }

    assertThat(ok(reply("abortTransaction")), is(true));
    assertThat(ok(reply("commitTransaction")), is(true));
  }

  @Test
  void sessions_in_parallel_have_transactions_of_their_own() {
    CyclicBarrier allHaveBegun = new CyclicBarrier(4);
    List<Call<Void>> calls =
        List.of(true, false, true, false).stream()
            .map(commits -> server.go(() -> transaction(allHaveBegun, commits)))
            .toList();

    calls.forEach(Call::result);

    server.verify(times(2), command("commitTransaction"));
    server.verify(times(2), command("abortTransaction"));
    assertThat(
        server.journal().sent().stream().map(Sent::document).allMatch(TransactionsTest::ok),
        is(true));
  }

  private Void transaction(CyclicBarrier allHaveBegun, boolean commits) throws Exception {
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      orders(client).insertOne(session, new Document());
      allHaveBegun.await();
      orders(client).insertOne(session, new Document());
      if (commits) {
        session.commitTransaction();
      } else {
        session.abortTransaction();
      }
    }
    return null;
  }

  @Test
  void a_transaction_may_follow_a_retryable_write_and_the_other_way_round() {
    try (ClientSession session = client.startSession()) {
      orders(client).insertOne(session, new Document());
      session.withTransaction(() -> orders(client).insertOne(session, new Document()));
      orders(client).insertOne(session, new Document());
      session.withTransaction(() -> orders(client).insertOne(session, new Document()));
    }

    server.verify(times(4), command("insert"));
    server.verify(times(2), command("insert").startingTransaction());
  }

  @Test
  void a_transaction_of_a_restarted_server_is_run_again() {
    try (ClientSession session = client.startSession()) {
      session.withTransaction(
          () -> {
            insertTwice(session);
            if (server.journal().received().stream()
                .noneMatch(command("commitTransaction")::matches)) {
              server.goesDown();
              server.comesBack();
            }
            return null;
          });
    }

    server.verify(once(), command("insert").startingTransaction().matching("{txnNumber: 1}"));
    server.verify(once(), command("insert").startingTransaction().matching("{txnNumber: 2}"));
    server.verify(times(2), command("commitTransaction"));
  }

  private BsonDocument reply(String command) {
    return server.journal().sent().stream()
        .filter(sent -> sent.request().command().name().equals(command))
        .findFirst()
        .orElseThrow()
        .document();
  }

  private static boolean ok(BsonDocument reply) {
    return reply.getNumber("ok").intValue() == 1;
  }
}
