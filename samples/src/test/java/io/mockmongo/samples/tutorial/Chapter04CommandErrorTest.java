package io.mockmongo.samples.tutorial;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.reply.ServerError.UNAUTHORIZED;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.result.InsertOneResult;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A server rejects a command with {@code ok: 0}, a code, the code's name and a message. Some errors
 * have labels, which tell the driver what it may do: after {@code RetryableWriteError} it sends the
 * same write again. If you declare an error by its name, the reply has the fields and labels that a
 * real server sends.
 */
@MockMongo
class Chapter04CommandErrorTest {

  @Test
  @AutoRespond(command = "drop", error = UNAUTHORIZED)
  void an_error_has_a_code_and_a_name(@Namespace("shop.orders") MongoCollection<Document> orders) {
    MongoCommandException thrown = assertThrows(MongoCommandException.class, orders::drop);

    assertThat(thrown.getErrorCode(), is(13));
    assertThat(thrown.getErrorCodeName(), is("Unauthorized"));
  }

  @Test
  void a_conversation_can_send_any_code(
      @Namespace("shop") MongoDatabase shop, MockMongoServer server) {
    Call<Document> stats = server.go(() -> shop.runCommand(new Document("dbStats", 1)));

    server.receives(command("dbStats")).repliesError(8000, "not on this plan");

    MongoCommandException thrown = stats.failsWith(MongoCommandException.class);
    assertThat(thrown.getErrorCode(), is(8000));
    assertThat(thrown.getErrorMessage(), is("not on this plan"));
  }

  @Test
  @AutoRespond(command = "insert", error = DUPLICATE_KEY)
  void a_duplicate_key_is_an_error_of_one_write_in_a_command_that_succeeds(
      @Namespace("shop.orders") MongoCollection<Document> orders) {
    MongoWriteException thrown =
        assertThrows(MongoWriteException.class, () -> orders.insertOne(new Document("_id", 7)));

    assertThat(thrown.getError().getCategory(), is(ErrorCategory.DUPLICATE_KEY));
  }

  @Test
  @AutoRespond(command = "insert", error = NOT_WRITABLE_PRIMARY, times = 1)
  @AutoRespond(command = "insert")
  void a_label_makes_the_driver_retry(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    InsertOneResult insert = orders.insertOne(new Document("_id", 7));

    assertTrue(insert.wasAcknowledged());
    server.verify(times(2), command("insert").matching("{documents: [{_id: 7}], txnNumber: 1}"));
  }

  @Test
  void without_its_label_the_same_error_is_final(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    server
        .autoResponds(command("insert"))
        .replies(NOT_WRITABLE_PRIMARY.asCommandError().withErrorLabels());

    assertThrows(MongoNotPrimaryException.class, () -> orders.insertOne(new Document("_id", 7)));

    server.verify(once(), command("insert"));
  }

  @Test
  @AutoRespond(command = "insert")
  @AutoRespond(
      command = "commitTransaction",
      errorCode = 64,
      errorLabels = "UnknownTransactionCommitResult",
      times = 1)
  void a_label_tells_the_application_to_retry_only_the_commit(
      MongoClient client, MockMongoServer server) {
    MongoCollection<Document> orders = client.getDatabase("shop").getCollection("orders");

    try (ClientSession session = client.startSession()) {
      session.withTransaction(() -> orders.insertOne(session, new Document("_id", 7)));
    }

    server.verify(once(), command("insert"));
    server.verify(times(2), command("commitTransaction"));
  }
}
