package io.mockmongo.acceptance;

import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import io.mockmongo.error.ErrorContext;
import io.mockmongo.error.ErrorLabels;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Command;
import io.mockmongo.message.OpMsg;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each named error, as the real driver reads it, and the words of errors by release and command.
 */
class ErrorCatalogTest {

  private static final Path GUIDE = Path.of(System.getProperty("basedir", "."), "guide/errors.md");
  private static final String HEADER =
      "| in Java and annotations | code | name | message | labels |\n"
          + "| --- | --- | --- | --- | --- |\n";

  @ParameterizedTest
  @EnumSource
  void a_named_error_reaches_the_driver_with_its_code_and_name(ServerError error) {
    try (MockMongoServer server = MockMongoServer.builder().release(ServerRelease.V9_0).start();
        MongoClient client = Driver.connect(server)) {
      server.autoResponds(command("probe")).replies(error.asCommandError());

      MongoException thrown =
          assertThrows(
              MongoException.class,
              () -> client.getDatabase("shop").runCommand(new Document("probe", 1)));

      assertThat(thrown.getCode(), is(error.code()));
      server.awaits(reply("{codeName: '" + error.codeName() + "', errmsg: {$$type: 'string'}}"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8.0 | {find: 'c'} | {ok: 0, code: 286} | ChangeStreamHistoryLost: Resume of change stream was"
            + " not possible, as the resume point may no longer be in the oplog.",
        "8.0 | {find: 'c'} | {ok: 0, code: 20, errmsg: 'Own'} | IllegalOperation: Own",
        "8.0 | {find: 'c'} | {ok: 0, code: 4711, errmsg: 'Own'} | Location4711: Own",
        "8.0 | {find: 'c'} | {ok: 0, code: 24, codeName: 'Own', errmsg: 'Own'} | Own: Own",
        "8.0 | {find: 'c'} | {ok: 0, code: 10107} | NotWritablePrimary: not primary",
        "4.4 | {find: 'c'} | {ok: 0, code: 10107} | NotWritablePrimary: not master",
        "4.2 | {find: 'c'} | {ok: 0, code: 10107} | NotMaster: not master",
        "4.2 | {find: 'c'} | {ok: 0, code: 13435} | NotMasterNoSlaveOk: not master and slaveOk=false",
        "4.2 | {find: 'c'} | {ok: 0, code: 13436, errmsg: 'Own'} | NotMasterOrSecondary: Own",
        "8.0 | {find: 'c'} | {ok: 0, code: 40415, errmsg: 'Own'} | IDLUnknownField: Own",
        "7.0 | {find: 'c'} | {ok: 0, code: 40415, errmsg: 'Own'} | Location40415: Own",
        "5.0 | {find: 'c'} | {ok: 0, code: 112} | WriteConflict: WriteConflict error: this operation"
            + " conflicted with another operation. Please retry your operation or"
            + " multi-document transaction.",
        "8.0 | {frobnicate: 1} | {ok: 0, code: 59} | CommandNotFound: no such command: 'frobnicate'",
        "8.0 | {getMore: {$numberLong: '77'}} | {ok: 0, code: 43} | CursorNotFound: cursor id 77 not found",
        "8.0 | {insert: 'c', txnNumber: {$numberLong: '5'}} | {ok: 0, code: 251}"
            + "| NoSuchTransaction: Transaction with { txnNumber: 5 } has been aborted.",
        "8.0 | {insert: 'c', writeConcern: {w: 'two'}} | {ok: 0, code: 79} | UnknownReplWriteConcern:"
            + " No write concern mode named 'two' found in replica set configuration",
        "5.0 | {insert: 'c', txnNumber: {$numberLong: '5'}} | {ok: 0, code: 256}"
            + "| TransactionCommitted: Transaction 5 has been committed.",
        "8.0 | {insert: 'c', lsid: {id: {$uuid: '00000000-0000-0000-0000-000000000001'}},"
            + " txnNumber: {$numberLong: '5'}} | {ok: 0, code: 225}"
            + "| TransactionTooOld: Retryable write with txnNumber 5 is prohibited on session"
            + " 00000000-0000-0000-0000-000000000001 because a newer transaction with txnNumber 6"
            + " has already started on this session.",
        "8.0 | {saslStart: 1, mechanism: 'PLAIN'} | {ok: 0, code: 334}"
            + "| MechanismUnavailable: Received authentication for mechanism PLAIN which is not"
            + " enabled",
        "8.0 | {count: 'c'} | {ok: 0, code: 323}"
            + "| APIStrictError: Provided apiStrict:true, but the command count is not in API"
            + " Version 1",
        "8.0 | {count: 'c'} | {ok: 0, code: 391}"
            + "| ReauthenticationRequired: Command count requires reauthentication since the"
            + " current authorization session has expired. Please re-auth.",
        "8.0 | {find: 'c'} | {ok: 0, code: 91}"
            + "| ShutdownInProgress: The server is in quiesce mode and will shut down",
        "4.4 | {find: 'c'} | {ok: 0, code: 91}"
            + "| ShutdownInProgress: Replication is being shut down",
        "8.0 | {count: 'c'} | {ok: 0, code: 263}"
            + "| OperationNotSupportedInTransaction: Cannot run 'count' in a multi-document"
            + " transaction.",
        "8.0 | {create: 'c'} | {ok: 0, code: 48} | NamespaceExists: Collection shop.c already exists.",
      })
  void an_error_has_the_words_of_the_release_for_the_command(
      String release, String request, String reply, String words) throws IOException {
    BsonDocument sent = sent(release, request, reply);

    assertThat(
        sent.getString("codeName").getValue() + ": " + sent.getString("errmsg").getValue(),
        is(words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8.1 | {code: 64, codeName: 'WriteConcernTimeout'} | {code: 64, codeName: 'WriteConcernTimeout'}",
        "8.0 | {code: 64, codeName: 'WriteConcernTimeout'} | {code: 64, codeName: 'WriteConcernFailed'}",
        "8.0 | {code: 64, errmsg: 'Own'} | {code: 64, errmsg: 'Own'}",
      })
  void so_has_the_error_of_a_write_concern(String release, String declared, String sent)
      throws IOException {
    BsonDocument reply = sent(release, "{insert: 'c'}", "{writeConcernError: " + declared + "}");

    assertThat(ExtendedJson.write(reply.getDocument("writeConcernError")), is(sent));
  }

  private static BsonDocument sent(String release, String request, String reply)
      throws IOException {
    try (MockMongoServer server =
            MockMongoServer.builder().release(ServerRelease.of(release)).start();
        RawClient client = new RawClient(server)) {
      server.autoResponds(command(ExtendedJson.parse(request).getFirstKey())).replies(reply);

      client.send(1, request.replaceFirst("}$", ", \\$db: 'shop'}"));

      return client.readsBody();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8.0 | {ok: 0, code: 91} | 15000",
        "8.0 | {ok: 0, code: 91, remainingQuiesceTimeMillis: 7} | 7",
        "8.0 | {ok: 0, code: 91, errmsg: 'Own'} | null",
        "8.0 | {ok: 0, code: 11600} | null",
        "4.4 | {ok: 0, code: 91} | null",
      })
  void a_server_that_shuts_down_says_how_long_it_waits(String release, String reply, String millis)
      throws IOException {
    BsonValue waits = sent(release, "{find: 'c'}", reply).get("remainingQuiesceTimeMillis");

    assertThat(waits == null ? "null" : "" + waits.asNumber().longValue(), is(millis));
  }

  @Test
  void a_bare_number_has_the_message_of_a_server() throws IOException {
    assertThat(
        Reply.error(286).toString(),
        containsString("'Resume of change stream was not possible, as the resume point may"));
    assertThat(Reply.error(4711).toString(), containsString("'declared by the test'"));
  }

  /** With the system property {@code writeErrorCatalogue} the table is written. */
  @Test
  void the_guide_lists_the_catalogue() throws IOException {
    String page = Files.readString(GUIDE);
    int begin = page.indexOf(HEADER) + HEADER.length();
    int end = page.indexOf("\n\n", begin) + 1;
    if (Boolean.getBoolean("writeErrorCatalogue")) {
      page = page.substring(0, begin) + catalogue() + page.substring(end);
      Files.writeString(GUIDE, page);
    }

    assertThat("the page " + GUIDE.getFileName(), page, containsString(HEADER + catalogue()));
  }

  private static String catalogue() {
    return Stream.of(ServerError.values())
        .map(
            error ->
                "| `%s` | %d | `%s` | %s | %s |\n"
                    .formatted(
                        error,
                        error.code(),
                        error.codeName(),
                        error.declared().message(),
                        labels(error)))
        .collect(Collectors.joining());
  }

  /** Returns the labels in a retryable write, in a transaction and of a change stream. */
  private static String labels(ServerError error) {
    String transaction = "txnNumber: {$numberLong: '1'}, autocommit: false";
    return Stream.of(
            "{insert: 'c', txnNumber: {$numberLong: '1'}, $db: 'shop'}",
            "{insert: 'c', " + transaction + ", $db: 'shop'}",
            "{aggregate: 'c', pipeline: [{$changeStream: {}}], $db: 'shop'}")
        .flatMap(command -> labels(command, error.code()).stream())
        .distinct()
        .map(label -> "`" + label + "`")
        .collect(Collectors.joining(", "));
  }

  private static List<String> labels(String command, int code) {
    Command failed = Command.of(OpMsg.of(1, 0, ExtendedJson.parse(command)));
    boolean isOfChangeStream = failed.name().equals("aggregate");
    ErrorContext context =
        new ErrorContext(ServerRelease.V9_0, false, failed, isOfChangeStream, false);
    return new ErrorLabels(context, OptionalInt.of(code), OptionalInt.empty()).labels();
  }
}
