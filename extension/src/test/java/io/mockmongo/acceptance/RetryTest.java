package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.reply.ServerError.WRITE_CONFLICT;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.result.InsertOneResult;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Errors carry what makes the real driver try again, and only those that should. */
class RetryTest {

  private static final Duration SECONDS = Duration.ofSeconds(10);

  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofMinutes(2)).start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void an_error_by_its_code_makes_the_driver_repeat_a_write() {
    server.autoResponds(command("insert")).repliesError(10107, "not primary");

    MongoException thrown = assertThrows(MongoException.class, this::insert);

    assertThat(thrown.getCode(), is(10107));
    assertThat(thrown.hasErrorLabel("RetryableWriteError"), is(true));
    server.verify(times(2), command("insert"));
  }

  @Test
  void an_error_by_its_code_in_the_tests_hand_does_so_too() {
    Call<InsertOneResult> call = server.go(this::insert);
    server.receives(command("insert"), SECONDS).repliesError(10107, "not primary");
    server.receives(command("insert"), SECONDS).replies("{n: 1}");

    assertThat(call.result().wasAcknowledged(), is(true));
  }

  @Test
  void a_command_error_makes_the_driver_repeat_a_write() {
    server
        .autoResponds(command("insert"))
        .first(Reply.error(91, "going down"))
        .then(Reply.of("{n: 1}"));

    assertThat(insert().wasAcknowledged(), is(true));

    server.verify(times(2), command("insert"));
  }

  @Test
  void a_named_error_with_another_message_does_so_too() {
    server
        .autoResponds(command("insert"))
        .first(NOT_WRITABLE_PRIMARY.withMessage("stepped down"))
        .then(Reply.of("{n: 1}"));

    assertThat(insert().wasAcknowledged(), is(true));

    server.awaits(reply("{errmsg: 'stepped down', errorLabels: ['RetryableWriteError']}"));
  }

  @Test
  void a_delayed_error_does_so_too() {
    server
        .autoResponds(command("insert"))
        .first(Reply.error(91, "going down").delayed(Duration.ofMillis(1)))
        .then(Reply.of("{n: 1}"));

    assertThat(insert().wasAcknowledged(), is(true));
  }

  @Test
  void an_error_followed_by_another_step_gets_its_label() {
    server
        .autoResponds(command("insert"))
        .replies(Reply.error(91, "going down").andThen(Reply.hangUp()));

    assertThrows(MongoException.class, this::insert); // the retry may see the error or the hang-up

    server.awaits(reply("{errorLabels: ['RetryableWriteError']}"));
  }

  @Test
  void labels_of_the_test_replace_those_of_the_server() {
    server
        .autoResponds(command("insert"))
        .first(
            Reply.error(91, "going down").withErrorLabels(),
            Reply.of("{ok: 0, code: 91, errmsg: 'going down', errorLabels: ['Own']}"));

    MongoException without = assertThrows(MongoException.class, this::insert);
    MongoException own = assertThrows(MongoException.class, this::insert);

    assertThat(without.getErrorLabels().isEmpty(), is(true));
    assertThat(own.getErrorLabels(), is(Set.of("Own")));
    server.verify(times(2), command("insert"));
  }

  @Test
  void labels_need_a_document() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> Reply.hangUp().withErrorLabels("Own"));

    assertThat(
        thrown.getMessage(),
        is(
            "withErrorLabels(...): labels are a field of a document, but this reply sends none:"
                + " hang up"));
  }

  @Test
  void an_exact_error_carries_no_label() {
    server
        .autoResponds(command("insert"))
        .first(Reply.exactly("{ok: 0, code: 91, errmsg: 'going down'}"))
        .then(Reply.of("{n: 1}"));

    MongoException thrown = assertThrows(MongoException.class, this::insert);

    assertThat(thrown.getCode(), is(91));
    assertThat(thrown.getErrorLabels().isEmpty(), is(true));
    server.verify(once(), command("insert"));
  }

  @Test
  void an_error_that_no_retry_helps_against_carries_no_label() {
    server.autoResponds(command("insert")).repliesError(13, "not authorized");

    MongoException thrown = assertThrows(MongoException.class, this::insert);

    assertThat(thrown.getErrorLabels().isEmpty(), is(true));
    server.verify(once(), command("insert"));
  }

  @Test
  void a_repeated_read_that_nobody_answers_is_called_a_retry() {
    Call<Document> find = server.go(() -> orders(client).find().first());
    Request first = server.receives(command("find"), SECONDS);
    first.replies(NOT_WRITABLE_PRIMARY);

    find.failsWith(MongoCommandException.class);

    AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);
    assertThat(
        error.getMessage(), startsWith("find shop.orders was not answered (RetryTest.java:"));
    assertThat(
        error.getMessage(), containsString("), attempt 2, a retry of request " + first.position()));
  }

  @Test
  void a_transaction_is_run_again_with_only_the_insert_declared() {
    server.autoResponds(command("insert")).first(WRITE_CONFLICT).then(Reply.of("{n: 1}"));
    try (var session = client.startSession()) {
      InsertOneResult result =
          session.withTransaction(() -> orders(client).insertOne(session, new Document("_id", 1)));

      assertThat(result.wasAcknowledged(), is(true));
    }

    server.verify(times(2), command("insert"));
    server.verify(once(), command("abortTransaction"));
    server.verify(once(), command("commitTransaction"));
    server.assertSatisfied();
  }

  private InsertOneResult insert() {
    return orders(client).insertOne(new Document("_id", 1));
  }
}
