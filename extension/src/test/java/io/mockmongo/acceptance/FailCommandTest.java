package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.acceptance.Driver.run;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.reply.ServerError.SHUTDOWN_IN_PROGRESS;
import static io.mockmongo.script.FailCommandOptions.failAllCommands;
import static io.mockmongo.script.FailCommandOptions.failCommand;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import io.mockmongo.script.Call;
import io.mockmongo.script.FailPoint;
import io.mockmongo.script.Hold;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the fail point {@code failCommand} does to requests, as the test turns it on. */
class FailCommandTest {

  private static final Duration BLOCK = Duration.ofMillis(80);
  private static final int BAD_VALUE = 2;

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client = Driver.connect(server, "retryReads=false", "appName=orders");

  @BeforeEach
  void answerAll() {
    server.autoResponds(anyCommand()).asLastResort().repliesOk();
    server.autoResponds(command("insert")).replies("{n: 1}");
    server.autoResponds(command("ping")).repliesOk();
  }

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void an_error_has_the_name_of_its_code_and_the_message_of_a_server() {
    server.failPoint(failCommand("ping").errorCode(BAD_VALUE));

    MongoCommandException error = pingFails();

    assertThat(error.getErrorCode(), is(BAD_VALUE));
    assertThat(error.getErrorCodeName(), is("BadValue"));
    assertThat(error.getErrorMessage(), is("Failing command via 'failCommand' failpoint"));
  }

  @Test
  void only_named_commands_are_struck() {
    FailPoint failPoint = server.failPoint(failCommand("find", "count").errorCode(BAD_VALUE));

    ping(client);

    assertThat(failPoint.uses(), is(0));
  }

  @Test
  void a_command_is_known_by_its_second_name_too() {
    server.failPoint(failCommand("buildInfo").errorCode(BAD_VALUE));

    assertThrows(MongoCommandException.class, () -> run(client, "buildinfo"));
  }

  @Test
  void an_insert_is_retried_since_the_error_has_the_label_of_a_server() {
    FailPoint failPoint =
        server.failPoint(failCommand("insert").times(1).error(SHUTDOWN_IN_PROGRESS));

    orders(client).insertOne(new Document("_id", 7));

    assertThat(failPoint.uses(), is(1));
    assertThat(failPoint.isUsedUp(), is(true));
    server.verify(times(2), command("insert"));
  }

  @Test
  void labels_replace_those_of_a_server() {
    server.failPoint(failCommand("insert").error(SHUTDOWN_IN_PROGRESS).errorLabels());

    MongoException error =
        assertThrows(MongoException.class, () -> orders(client).insertOne(new Document()));

    assertThat(error.hasErrorLabel("RetryableWriteError"), is(false));
    server.verify(times(1), command("insert"));
  }

  @Test
  void extra_fields_stand_beside_the_code() {
    server.failPoint(
        failCommand("ping")
            .errorCode(462)
            .errorExtraInfo("{baseBackoffMS: 7}")
            .errorLabels("SystemOverloadedError", "RetryableError"));

    MongoCommandException error = pingFails();

    assertThat(error.getResponse().getInt32("baseBackoffMS").getValue(), is(7));
    assertThat(
        error.getResponse().get("errorLabels"),
        is(
            new BsonArray(
                List.of(
                    new BsonString("SystemOverloadedError"), new BsonString("RetryableError")))));
  }

  @Test
  void the_first_are_spared() {
    FailPoint failPoint = server.failPoint(failCommand("ping").skip(2).errorCode(BAD_VALUE));

    ping(client);
    ping(client);
    pingFails();
    pingFails();

    assertThat(failPoint.uses(), is(2));
  }

  @Test
  void chance_may_strike_all_or_none() {
    server.failPoint(failCommand("ping").withProbability(0).errorCode(BAD_VALUE));
    ping(client);

    server.failPoint(failCommand("ping").withProbability(1).errorCode(BAD_VALUE));
    pingFails();
  }

  @Test
  void a_closed_connection_is_the_clients_network_error() {
    server.failPoint(failCommand("ping").times(1).closesConnection().errorCode(BAD_VALUE));

    assertThrows(MongoSocketException.class, () -> ping(client));

    ping(client);
  }

  @Test
  void a_blocked_command_is_executed_then() {
    server.failPoint(failCommand("ping").times(1).blocks(BLOCK));

    assertTrue(millis(() -> ping(client)) >= BLOCK.toMillis());

    server.verify(times(1), command("ping"));
  }

  @Test
  void a_blocked_command_may_fail_then() {
    server.failPoint(failCommand("ping").times(1).blocks(BLOCK).errorCode(BAD_VALUE));

    assertTrue(millis(this::pingFails) >= BLOCK.toMillis());
  }

  @Test
  void a_block_without_a_time_is_an_error_of_the_command() {
    server.failPoint(
        """
        {configureFailPoint: 'failCommand', mode: 'alwaysOn',
            data: {failCommands: ['ping'], blockConnection: true}}
        """);

    MongoCommandException error = pingFails();

    assertThat(error.getErrorCode(), is(72));
    assertThat(
        error.getErrorMessage(), is("must specify 'blockTimeMS' when 'blockConnection' is true"));
  }

  @Test
  void a_write_concern_fails_after_the_write() {
    FailPoint failPoint =
        server.failPoint(failCommand("insert").times(1).writeConcernError(64, "too late"));

    MongoWriteConcernException error =
        assertThrows(
            MongoWriteConcernException.class, () -> orders(client).insertOne(new Document()));

    assertThat(error.getWriteConcernError().getMessage(), is("too late"));
    assertThat(failPoint.uses(), is(1));
    orders(client).insertOne(new Document());
  }

  @Test
  void labels_replace_those_of_a_failed_write_concern_too() {
    server.failPoint(failCommand("insert").writeConcernError(91, "down").errorLabels());

    assertThrows(MongoException.class, () -> orders(client).insertOne(new Document()));

    server.verify(times(1), command("insert"));
  }

  @Test
  void a_failed_write_concern_leads_to_a_retry_of_the_commit() {
    server.failPoint(failCommand("commitTransaction").times(1).writeConcernError(91, "down"));

    try (ClientSession session = client.startSession()) {
      session.withTransaction(() -> orders(client).insertOne(session, new Document()));
    }

    server.verify(times(2), command("commitTransaction"));
  }

  @Test
  void a_command_that_awaits_no_write_concern_is_not_struck_and_not_counted() {
    FailPoint failPoint =
        server.failPoint(failCommand("ping", "insert").times(1).writeConcernError(64, "too late"));

    ping(client);
    server.autoResponds(command("insert")).times(1).repliesError(BAD_VALUE, "no");
    assertThrows(MongoException.class, () -> orders(client).insertOne(new Document()));

    assertThat(failPoint.uses(), is(0));
  }

  @Test
  void only_one_application_is_struck() {
    server.failPoint(failCommand("ping").appName("bills").errorCode(BAD_VALUE));
    ping(client);

    server.failPoint(failCommand("ping").appName("orders").errorCode(BAD_VALUE));
    pingFails();
  }

  @Test
  void only_one_namespace_is_struck() {
    FailPoint failPoint = server.failPoint(failCommand("insert").on("shop.bills").times(1));
    orders(client).insertOne(new Document());
    assertThat(failPoint.uses(), is(0));

    server.failPoint(failCommand("insert").on("shop.orders").errorCode(BAD_VALUE));
    assertThrows(MongoException.class, () -> orders(client).insertOne(new Document()));
  }

  @Test
  void only_one_thread_of_the_server_is_struck() {
    ping(client);
    int connection =
        server.journal().received().stream()
            .filter(command("ping")::matches)
            .findFirst()
            .orElseThrow()
            .connection()
            .number();

    server.failPoint(onThread("conn" + (connection + 1000)));
    ping(client);
    server.failPoint(onThread("conn" + connection));
    pingFails();
  }

  private static String onThread(String name) {
    return """
        {configureFailPoint: 'failCommand', mode: 'alwaysOn',
            data: {failCommands: ['ping'], threadName: '%s', errorCode: 2}}
        """
        .formatted(name);
  }

  @Test
  void all_commands_are_struck_handshakes_too() {
    server.failPoint(failAllCommands().closesConnection());

    try (MongoClient other = Driver.impatient(server)) {
      assertThrows(MongoException.class, () -> ping(other));
    }

    server.verify(atLeast(2), handshake());
  }

  @Test
  void stands_before_what_the_test_declares_later() {
    server.failPoint(failCommand("ping").errorCode(BAD_VALUE));
    server.autoResponds(command("ping")).repliesOk();

    pingFails();
  }

  @Test
  void a_request_that_was_received_before_is_not_struck() {
    Hold hold = server.holds(command("ping"));
    Call<Document> call = server.go(() -> ping(client));
    server.awaits(command("ping"));

    server.failPoint(failCommand("ping").errorCode(BAD_VALUE));
    hold.cancel();

    assertThat(call.result().get("ok"), is(1.0));
  }

  @Test
  void several_stand_beside_each_other_and_each_is_turned_off_alone() {
    FailPoint older = server.failPoint(failCommand("ping").errorCode(BAD_VALUE));
    FailPoint newer = server.failPoint(failCommand("ping").errorCode(59));

    assertThat(pingFails().getErrorCode(), is(59));
    newer.cancel();
    assertThat(pingFails().getErrorCode(), is(BAD_VALUE));
    older.cancel();

    ping(client);
  }

  @Test
  void the_mode_off_turns_all_of_the_name_off() {
    server.failPoint(failCommand("ping").errorCode(BAD_VALUE));

    server.failPoint("{configureFailPoint: 'failCommand', mode: 'off'}");

    ping(client);
  }

  @Test
  void the_end_of_the_script_turns_all_off() {
    server.failPoint(failAllCommands().blocks(Duration.ofHours(1)));

    server.lifecycle().endScript();

    assertDoesNotThrow(() -> run(client, "endSessions"));
  }

  private MongoCommandException pingFails() {
    return assertThrows(MongoCommandException.class, () -> ping(client));
  }

  private static long millis(Runnable call) {
    long start = System.nanoTime();
    call.run();
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
