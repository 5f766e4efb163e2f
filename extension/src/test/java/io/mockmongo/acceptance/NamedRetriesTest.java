package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.script.Times.never;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.report.Transcript;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts about a retry say which attempt it is, and why the driver tried again. */
class NamedRetriesTest {

  private static final Reply OVERLOADED =
      Reply.error(462, "IngressRequestRateLimitExceeded", "overloaded")
          .withErrorLabels("SystemOverloadedError", "RetryableError");

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  static List<Arguments> failuresOfWrites() {
    return List.of(
        arguments(
            NOT_WRITABLE_PRIMARY, " after NotWritablePrimary 10107 with RetryableWriteError)"),
        arguments(
            Reply.of(
                "{n: 1, writeConcernError: {code: 91, codeName: 'ShutdownInProgress'},"
                    + " errorLabels: ['RetryableWriteError']}"),
            " after the write concern error ShutdownInProgress 91 with RetryableWriteError)"),
        arguments(Reply.hangUp(), " after its connection ended)"));
  }

  @ParameterizedTest
  @MethodSource("failuresOfWrites")
  void a_write_is_repeated_by_the_driver_for_a_reason(Answer failure, String reason) {
    server.autoResponds(command("insert")).first(failure).then(Reply.of("{n: 1}"));

    orders(client).insertOne(new Document("_id", 7));

    assertThat(
        storyOf("insert"),
        containsString("(attempt 2, a retry of request " + first("insert") + reason));
  }

  static List<Arguments> failuresOfReads() {
    return List.of(
        arguments(NOT_WRITABLE_PRIMARY, " after NotWritablePrimary 10107)"),
        arguments(Reply.reset(), " after its connection ended)"));
  }

  @ParameterizedTest
  @MethodSource("failuresOfReads")
  void a_read_is_repeated_by_the_driver_for_a_reason(Answer failure, String reason) {
    server.autoResponds(command("find")).first(failure).then(Cursor.of());

    orders(client).find().first();

    assertThat(
        storyOf("find"),
        containsString("(attempt 2, a retry of request " + first("find") + reason));
  }

  @Test
  void a_transcript_names_retries_too() {
    server.autoResponds(command("find")).first(NOT_WRITABLE_PRIMARY).then(Cursor.of());

    orders(client).find().first();

    assertThat(
        Transcript.of(server.journal()),
        containsString(
            "find shop.orders (attempt 2, a retry of request "
                + first("find")
                + " after NotWritablePrimary 10107)  {find: 'orders'"));
  }

  /** Sent as a driver that supports back-off sends it; older ones do not try again. */
  @Test
  void an_overloaded_server_is_asked_again_and_again_whatever_the_command() throws Exception {
    server.autoResponds(command("ping")).first(OVERLOADED, OVERLOADED).then(Reply.ok());

    send("{ping: 1, lsid: {id: 1}, $db: 'admin'}", 3);

    String why =
        " after IngressRequestRateLimitExceeded 462 with SystemOverloadedError and RetryableError)";
    Position first = first("ping");
    assertThat(storyOf("ping"), containsString("(attempt 2, a retry of request " + first + why));
    assertThat(storyOf("ping"), containsString("(attempt 3, a retry of request " + first + why));
  }

  @Test
  void within_a_transaction_only_an_overload_is_followed_by_a_retry() throws Exception {
    server.autoResponds(command("find")).first(OVERLOADED, NOT_WRITABLE_PRIMARY).then(Cursor.of());

    send("{find: 'c', lsid: {id: 1}, txnNumber: 1, autocommit: false, $db: 'd'}", 3);

    assertThat(storyOf("find"), containsString("(attempt 2, "));
    assertThat(storyOf("find"), not(containsString("attempt 3")));
  }

  @Test
  void what_an_application_sends_again_after_a_success_is_no_retry() {
    server.autoResponds(command("find")).first(NOT_WRITABLE_PRIMARY).then(Cursor.of());
    ClientSessionOptions options = ClientSessionOptions.builder().causallyConsistent(false).build();
    try (ClientSession session = client.startSession(options)) {
      orders(client).find(session).first();
      orders(client).find(session).first();
    }

    assertThat(storyOf("find"), not(containsString("attempt 3")));
    assertThat(storyOf("find").split("attempt 2", -1).length, is(2));
  }

  @Test
  void an_error_that_no_driver_repeats_a_read_after_is_followed_by_no_retry() throws Exception {
    server.autoResponds(command("find")).repliesError(13, "not authorized");

    send("{find: 'c', lsid: {id: 1}, $db: 'd'}", 2);

    assertThat(storyOf("find"), not(containsString("attempt")));
  }

  @Test
  void an_exception_of_the_driver_does_not_hide_the_attempts() {
    server.autoResponds(command("find")).replies(NOT_WRITABLE_PRIMARY);

    assertThrows(MongoException.class, () -> orders(client).find().first());

    assertThat(storyOf("find"), containsString("attempt 2"));
  }

  private void send(String command, int times) throws Exception {
    try (var raw = new RawClient(server)) {
      for (int i = 0; i < times; i++) {
        raw.send(i, command);
        raw.readsBody();
      }
    }
  }

  private Position first(String command) {
    return server.journal().received().stream()
        .filter(command(command)::matches)
        .map(Received::position)
        .findFirst()
        .orElseThrow();
  }

  private String storyOf(String command) {
    return assertThrows(AssertionError.class, () -> server.verify(never(), command(command)))
        .getMessage();
  }
}
