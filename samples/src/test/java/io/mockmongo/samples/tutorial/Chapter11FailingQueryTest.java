package io.mockmongo.samples.tutorial;

import static io.mockmongo.junit.Fault.HANG_UP;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.CURSOR_NOT_FOUND;
import static io.mockmongo.reply.ServerError.MAX_TIME_MS_EXPIRED;
import static io.mockmongo.script.Times.once;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoQueryException;
import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A query can fail at two places. The server can reject {@code find}. Or {@code find} succeeds and
 * a later {@code getMore} fails, because the cursor was lost in a failover, timed out, or its
 * connection broke. Drivers retry {@code find}, but never {@code getMore}: the first attempt may
 * have advanced the cursor, and a second one would skip documents.
 */
@MockMongo
class Chapter11FailingQueryTest {

  private static final String FIRST_OF_MANY = "{cursor: {id: 42, firstBatch: [{_id: 1}]}}";

  @Test
  void a_query_that_the_server_does_not_understand_fails_at_once(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    Call<Document> order = server.go(() -> orders.find(Document.parse("{$foo: 1}")).first());

    server
        .receives(command("find").matching("{filter: {$foo: 1}}"))
        .repliesError(2, "unknown top level operator: $foo");

    MongoQueryException thrown = order.failsWith(MongoQueryException.class);
    assertThat(thrown.getErrorCode(), is(2));
  }

  @Test
  @AutoRespond(command = "find", matching = "{maxTimeMS: 100}", error = MAX_TIME_MS_EXPIRED)
  void a_query_that_takes_too_long_fails_with_its_own_exception(
      @Namespace("shop.orders") MongoCollection<Document> orders) {
    assertThrows(
        MongoExecutionTimeoutException.class,
        () -> orders.find().maxTime(100, MILLISECONDS).first());
  }

  @Test
  @AutoRespond(command = "find", reply = FIRST_OF_MANY)
  @AutoRespond(command = "getMore", error = CURSOR_NOT_FOUND)
  void a_lost_cursor_fails_after_the_first_batch(
      @Namespace("shop.orders") MongoCollection<Document> orders) {
    try (MongoCursor<Document> cursor = orders.find().cursor()) {
      assertThat(cursor.next(), is(new Document("_id", 1)));

      MongoCursorNotFoundException thrown =
          assertThrows(MongoCursorNotFoundException.class, cursor::next);
      assertThat(thrown.getCursorId(), is(42L));
    }
  }

  @Test
  @AutoRespond(command = "find", reply = FIRST_OF_MANY)
  @AutoRespond(command = "getMore", fault = HANG_UP)
  void a_get_more_is_never_sent_twice(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    try (MongoCursor<Document> cursor = orders.find().cursor()) {
      cursor.next();

      assertThrows(MongoSocketException.class, cursor::next);
    }

    server.verify(once(), command("getMore"));
  }
}
