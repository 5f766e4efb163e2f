package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoSocketException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.UpdateOneModel;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Cursor;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fail points beside {@code failCommand} that tests of drivers use. */
class OtherFailPointsTest {

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client = Driver.connect(server, "retryReads=false");

  @BeforeEach
  void answer() {
    server.autoResponds(command("insert")).replies("{n: 1}");
    server.autoResponds(command("find")).replies(Cursor.of("{_id: 1}", "{_id: 2}", "{_id: 3}"));
  }

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void a_get_more_fails_and_its_cursor_is_there_still() {
    configure(
        "{configureFailPoint: 'failGetMoreAfterCursorCheckout', mode: {times: 1},"
            + " data: {errorCode: 2, closeConnection: false}}");
    try (MongoCursor<Document> cursor = orders(client).find().batchSize(2).cursor()) {
      cursor.next();
      cursor.next();

      MongoCommandException error = assertThrows(MongoCommandException.class, cursor::next);

      assertThat(error.getErrorCode(), is(2));
      assertThat(error.getErrorMessage(), is("Hit the 'failGetMoreAfterCursorCheckout' failpoint"));
    }
  }

  @Test
  void a_get_more_fails_with_an_internal_error_unless_said_otherwise() {
    configure("{configureFailPoint: 'failGetMoreAfterCursorCheckout', mode: 'alwaysOn'}");
    try (MongoCursor<Document> cursor = orders(client).find().batchSize(2).cursor()) {
      cursor.next();
      cursor.next();

      assertThat(assertThrows(MongoCommandException.class, cursor::next).getErrorCode(), is(1));
    }
  }

  @Test
  void a_retryable_write_loses_its_connection_and_is_retried() {
    configure("{configureFailPoint: 'onPrimaryTransactionalWrite', mode: {times: 1}}");

    orders(client).insertOne(new Document("_id", 7));

    server.verify(times(2), command("insert").matching("{txnNumber: 1}"));
  }

  @Test
  void a_retryable_write_loses_its_connection_although_it_fails() {
    configure(
        "{configureFailPoint: 'onPrimaryTransactionalWrite', mode: {times: 2},"
            + " data: {failBeforeCommitExceptionCode: 1}}");

    assertThrows(MongoSocketException.class, () -> orders(client).insertOne(new Document()));
  }

  @Test
  void a_retryable_write_fails_and_is_retried_if_its_code_is_retryable() {
    configure(
        "{configureFailPoint: 'onPrimaryTransactionalWrite', mode: {times: 1},"
            + " data: {failBeforeCommitExceptionCode: 11602, closeConnection: false}}");

    orders(client).insertOne(new Document("_id", 7));

    server.verify(times(2), command("insert"));
  }

  @Test
  void a_retryable_write_fails_for_good_if_its_code_is_not_retryable() {
    configure(
        "{configureFailPoint: 'onPrimaryTransactionalWrite', mode: {times: 1},"
            + " data: {failBeforeCommitExceptionCode: 11601, closeConnection: false}}");

    assertThrows(MongoException.class, () -> orders(client).insertOne(new Document("_id", 7)));

    server.verify(times(1), command("insert"));
  }

  @Test
  void only_the_second_retryable_write_is_struck() {
    configure("{configureFailPoint: 'onPrimaryTransactionalWrite', mode: {skip: 1}}");

    orders(client).insertOne(new Document("_id", 7));
    orders(client).insertOne(new Document("_id", 8));

    server.verify(times(1), command("insert").matching("{txnNumber: 1}"));
    server.verify(times(2), command("insert").matching("{txnNumber: 2}"));
  }

  @Test
  void a_write_that_was_written_is_not_struck_again() {
    configure("{configureFailPoint: 'onPrimaryTransactionalWrite', mode: {times: 2}}");

    orders(client).insertOne(new Document("_id", 7));
    orders(client).insertOne(new Document("_id", 8));

    server.verify(times(4), command("insert"));
  }

  @Test
  void an_update_is_struck_at_its_second_statement() {
    configure(
        "{configureFailPoint: 'onPrimaryTransactionalWrite', mode: {skip: 2},"
            + " data: {failBeforeCommitExceptionCode: 1}}");

    orders(client).insertOne(new Document("_id", 7));
    assertThrows(MongoSocketException.class, this::updateTwo);

    server.verify(times(2), command("update"));
  }

  @Test
  void an_update_whose_last_statement_was_written_is_retried() {
    configure("{configureFailPoint: 'onPrimaryTransactionalWrite', mode: {skip: 1}}");

    updateTwo();

    server.verify(times(2), command("update"));
  }

  @Test
  void the_documents_of_an_insert_are_written_at_once() {
    configure("{configureFailPoint: 'onPrimaryTransactionalWrite', mode: {skip: 1}}");
    server.autoResponds(command("insert")).replies("{n: 2}");

    orders(client).insertMany(List.of(new Document(), new Document()));

    server.verify(times(1), command("insert"));
  }

  private void updateTwo() {
    server.autoResponds(command("update")).replies("{n: 2, nModified: 2}");
    Document update = new Document("$inc", new Document("x", 1));
    orders(client)
        .bulkWrite(
            List.of(
                new UpdateOneModel<>(new Document("_id", 1), update),
                new UpdateOneModel<>(new Document("_id", 2), update)));
  }

  @Test
  void a_write_in_a_transaction_is_not_a_retryable_one() {
    configure("{configureFailPoint: 'onPrimaryTransactionalWrite', mode: 'alwaysOn'}");

    try (ClientSession session = client.startSession()) {
      session.withTransaction(() -> orders(client).insertOne(session, new Document()));
    }
  }

  @Test
  void a_command_with_a_time_limit_exceeds_it() {
    configure("{configureFailPoint: 'maxTimeAlwaysTimeOut', mode: 'alwaysOn'}");

    orders(client).find().first();
    assertThrows(
        MongoExecutionTimeoutException.class,
        () -> orders(client).find().maxTime(1, TimeUnit.HOURS).first());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maxTimeNeverTimeOut",
        "rsSyncApplyStop",
        "stopReplProducer",
        "WTWriteConflictException",
        "dummy"
      })
  void others_are_accepted_without_effect(String name) {
    server.autoResponds(command("ping")).repliesOk();

    configure("{configureFailPoint: '" + name + "', mode: 'alwaysOn'}");

    ping(client);
  }

  @Test
  void several_names_are_on_at_a_time() {
    configure("{configureFailPoint: 'maxTimeAlwaysTimeOut', mode: 'alwaysOn'}");
    configure(
        "{configureFailPoint: 'failCommand', mode: 'alwaysOn',"
            + " data: {failCommands: ['insert'], errorCode: 2}}");

    assertThrows(
        MongoExecutionTimeoutException.class,
        () -> orders(client).find().maxTime(1, TimeUnit.HOURS).first());
    assertThrows(MongoException.class, () -> orders(client).insertOne(new Document()));
  }

  private void configure(String command) {
    client.getDatabase("admin").runCommand(ExtendedJson.parse(command));
  }
}
