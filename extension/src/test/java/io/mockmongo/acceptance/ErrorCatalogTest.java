package io.mockmongo.acceptance;

import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
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

  @ParameterizedTest
  @EnumSource
  void a_named_error_reaches_the_driver_with_its_code_and_name(ServerError error) {
    try (MockMongoServer server = MockMongoServer.start();
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

  @Test
  void a_bare_number_has_the_message_of_a_server() throws IOException {
    assertThat(
        Reply.error(286).toString(),
        containsString("'Resume of change stream was not possible, as the resume point may"));
    assertThat(Reply.error(4711).toString(), containsString("'declared by the test'"));
  }

  @Test
  void the_guide_lists_the_catalogue() throws IOException {
    assertThat(
        "the page " + GUIDE.getFileName(), Files.readString(GUIDE), containsString(catalogue()));
  }

  private static String catalogue() {
    return Stream.of(ServerError.values())
        .map(
            error ->
                "| `%s` | %d | `%s` | %s |\n"
                    .formatted(error, error.code(), error.codeName(), error.declared().message()))
        .collect(Collectors.joining());
  }
}
