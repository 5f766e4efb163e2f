package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member of a replica set carries on only the transactions that it knows. */
class TransactionNumbersTest {

  private static final UUID SESSION = new UUID(7, 7);

  private final MockMongoServer server =
      MockMongoServer.builder().answers(DefaultAnswers.EMPTY_DATABASE).start();

  private RawClient client;

  @BeforeEach
  void connect() throws IOException {
    client = new RawClient(server);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void a_transaction_goes_on_until_its_commit_which_may_be_repeated() throws IOException {
    assertOk(starts(1));
    assertOk(continues(1));
    assertOk(commits(1));
    assertOk(commits(1));
    assertError(256, "Transaction with { txnNumber: 1 } has been committed.", continues(1));
    assertError(256, "Transaction with { txnNumber: 1 } has been committed.", aborts(1));
  }

  @Test
  void an_aborted_transaction_has_ended() throws IOException {
    assertOk(starts(1));
    assertOk(aborts(1));
    assertError(251, "Transaction with { txnNumber: 1 } has been aborted.", aborts(1));
    assertError(251, "Transaction with { txnNumber: 1 } has been aborted.", commits(1));
    assertError(251, "Transaction with { txnNumber: 1 } has been aborted.", continues(1));
  }

  @Test
  void a_transaction_that_did_not_begin_here_is_unknown() throws IOException {
    String unknown =
        "Given transaction number 4 does not match any in-progress transactions."
            + " The active transaction number is ";
    assertError(251, unknown + "-1", continues(4));
    assertError(251, unknown + "-1", commits(4));
    assertError(251, unknown + "-1", aborts(4));
    assertOk(starts(3));
    assertError(251, unknown + "3", commits(4));
    assertOk(commits(3));
  }

  @Test
  void the_client_may_run_a_transaction_again_that_is_unknown() throws IOException {
    BsonDocument error = continues(4);

    assertThat(
        error.getArray("errorLabels").get(0), is(new BsonString("TransientTransactionError")));
  }

  @Test
  void a_newer_number_aborts_the_transaction_before() throws IOException {
    assertOk(starts(1));
    assertOk(starts(2));
    assertError(
        225,
        "Cannot start transaction 1 on session "
            + SESSION
            + " because a newer transaction with txnNumber 2 has already started on this session.",
        commits(1));
    assertOk(commits(2));
  }

  @Test
  void a_retryable_write_ends_the_transaction_before() throws IOException {
    assertOk(starts(1));
    assertError(
        225,
        "Retryable write with txnNumber 0 is prohibited on session "
            + SESSION
            + " because a newer transaction with txnNumber 1 has already started on this session.",
        runs("insert: 'c', documents: [{}]", 0, "$db: 'd'"));
    assertOk(runs("insert: 'c', documents: [{}]", 2, "$db: 'd'"));
    assertError(
        225,
        "Cannot start transaction 1 on session "
            + SESSION
            + " because a newer retryable write with txnNumber 2 has already started on this"
            + " session.",
        commits(1));
    assertOk(starts(3));
  }

  @Test
  void a_number_starts_one_transaction_only() throws IOException {
    assertOk(starts(1));
    assertError(
        117,
        "Only servers in a sharded cluster can start a new transaction at the active transaction"
            + " number",
        starts(1));
    assertOk(commits(1));
  }

  @Test
  void an_error_of_a_statement_aborts_its_transaction() throws IOException {
    server.autoResponds(command("insert")).first(Reply.ok()).then(ServerError.WRITE_CONFLICT);
    assertOk(starts(1));
    assertThat(code(continues(1)), is(112));
    assertThat(code(commits(1)), is(251));
  }

  @Test
  void an_error_of_the_first_statement_ends_the_transaction_too() throws IOException {
    server.autoResponds(command("insert")).replies(ServerError.WRITE_CONFLICT);
    assertThat(code(starts(1)), is(112));
    assertThat(code(commits(1)), is(251));
  }

  @Test
  void an_error_of_one_write_aborts_the_transaction() throws IOException {
    server.autoResponds(command("insert")).replies(ServerError.DUPLICATE_KEY);
    assertOk(starts(1));
    assertThat(code(commits(1)), is(251));
  }

  @Test
  void a_fail_point_strikes_before_the_transaction_is_touched() throws IOException {
    assertOk(starts(1));
    server.failPoint(
        ExtendedJson.parse(
            "{configureFailPoint: 'failCommand', mode: {times: 2},"
                + " data: {failCommands: ['insert', 'commitTransaction'], errorCode: 11601}}"));
    assertThat(code(continues(1)), is(11601));
    assertThat(code(commits(1)), is(11601));
    assertOk(commits(1));
  }

  @Test
  void an_overloaded_server_leaves_the_transaction_as_it_is() throws IOException {
    Reply overloaded =
        Reply.error(462, "busy").withErrorLabels("SystemOverloadedError", "RetryableError");
    server.autoResponds(command("insert")).first(overloaded).then(Reply.ok());
    assertThat(code(starts(1)), is(462));
    assertOk(starts(1));
    assertOk(commits(1));
  }

  @Test
  void a_server_that_is_not_the_primary_begins_no_transaction() throws IOException {
    server.autoResponds(command("insert")).first(ServerError.NOT_WRITABLE_PRIMARY).then(Reply.ok());
    assertThat(code(starts(1)), is(10107));
    assertOk(starts(1));
    assertOk(commits(1));
  }

  @Test
  void what_the_test_declares_is_answered_in_any_transaction() throws IOException {
    server.autoResponds(command("insert", "commitTransaction")).repliesOk();
    assertOk(continues(4));
    assertOk(commits(4));
  }

  @Test
  void a_server_that_goes_down_keeps_only_what_was_committed() throws IOException {
    assertOk(starts(1));
    assertOk(commits(1));
    assertOk(starts(2));
    server.goesDown();
    server.comesBack();
    try (RawClient again = new RawClient(server)) {
      client.close();
      client = again;
      assertThat(code(continues(2)), is(251));
      assertThat(code(commits(2)), is(251));
      assertOk(commits(1));
    }
  }

  @Test
  void the_members_of_a_deployment_know_what_was_committed() throws IOException {
    assertOk(starts(1));
    try (var other =
            MockMongoServer.builder()
                .answers(DefaultAnswers.EMPTY_DATABASE)
                .conversationOf(server)
                .start();
        RawClient there = new RawClient(other)) {
      assertThat(code(asks(there, "insert: 'c', documents: [{}]", 1, CONTINUES)), is(251));
      assertOk(commits(1));
      assertOk(asks(there, "commitTransaction: 1", 1, ENDS));
    }
  }

  @Test
  void a_session_is_forgotten_when_it_is_ended() throws IOException {
    assertOk(starts(1));
    client.send(9, "{endSessions: [" + ExtendedJson.write(lsid()) + "], $db: 'admin'}");
    assertOk(client.readsBody());
    assertThat(code(continues(1)), is(251));
    assertOk(starts(1));
  }

  @Test
  void a_killed_session_has_its_transaction_aborted() throws IOException {
    assertOk(starts(1));
    client.send(9, "{killSessions: [" + ExtendedJson.write(lsid()) + "], $db: 'admin'}");
    assertOk(client.readsBody());
    assertError(251, "Transaction with { txnNumber: 1 } has been aborted.", commits(1));
    assertOk(starts(2));
    client.send(9, "{killAllSessions: [], $db: 'admin'}");
    assertOk(client.readsBody());
    assertError(251, "Transaction with { txnNumber: 2 } has been aborted.", continues(2));
  }

  @Test
  void a_reset_server_knows_no_transactions() throws IOException {
    assertOk(starts(1));
    server.lifecycle().reset();
    assertThat(code(commits(1)), is(251));
  }

  private static final String CONTINUES = "autocommit: false, $db: 'd'";
  private static final String ENDS = "autocommit: false, $db: 'admin'";

  private BsonDocument starts(long number) throws IOException {
    return runs("insert: 'c', documents: [{}]", number, "startTransaction: true, " + CONTINUES);
  }

  private BsonDocument continues(long number) throws IOException {
    return runs("insert: 'c', documents: [{}]", number, CONTINUES);
  }

  private BsonDocument commits(long number) throws IOException {
    return runs("commitTransaction: 1", number, ENDS);
  }

  private BsonDocument aborts(long number) throws IOException {
    return runs("abortTransaction: 1", number, ENDS);
  }

  private BsonDocument runs(String command, long number, String rest) throws IOException {
    return asks(client, command, number, rest);
  }

  private static BsonDocument asks(RawClient client, String command, long number, String rest)
      throws IOException {
    BsonDocument fields =
        new BsonDocument("lsid", lsid()).append("txnNumber", new BsonInt64(number));
    String text = ExtendedJson.write(fields);
    client.send(1, "{" + command + ", " + text.substring(1, text.length() - 1) + ", " + rest + "}");
    return client.readsBody();
  }

  private static BsonDocument lsid() {
    return new BsonDocument("id", new BsonBinary(SESSION));
  }

  private static void assertOk(BsonDocument reply) {
    assertThat(reply.toJson(), reply.getNumber("ok").intValue(), is(1));
  }

  private static void assertError(int code, String message, BsonDocument reply) {
    assertThat(reply.getString("errmsg").getValue(), is(message));
    assertThat(code(reply), is(code));
  }

  private static int code(BsonDocument reply) {
    return reply.getInt32("code").getValue();
  }
}
