package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.CursorType;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.reply.Cursor;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A cursor is declared in one line; the server answers the getMores and killCursors by itself. */
@MockMongo
class CursorTest {

  @Test
  @AutoRespond(
      command = "find",
      documents = {"{_id: 1}", "{_id: 2}", "{_id: 3}"},
      batchSize = 2)
  void is_declared_by_annotation(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    assertThat(ids(orders), contains(1, 2, 3));

    server.verify(once(), command("getMore").on("shop.orders"));
  }

  @Test
  void is_declared_in_code(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    server
        .autoResponds(command("find").on("shop.orders"))
        .replies(
            Cursor.of("{_id: 1}", "{_id: 2}", "{_id: 3}", "{_id: 4}", "{_id: 5}").batchSize(2));

    assertThat(ids(orders), contains(1, 2, 3, 4, 5));

    server.verify(times(2), command("getMore").on("shop.orders"));
  }

  @Test
  void is_killed_where_it_is_closed_early(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    server
        .autoResponds(command("find"))
        .replies(Cursor.of("{_id: 1}", "{_id: 2}", "{_id: 3}").batchSize(2));

    try (MongoCursor<Document> cursor = orders.find().cursor()) {
      cursor.next();
    }

    server.verify(once(), command("killCursors").on("shop.orders"));
  }

  @Test
  void dies_where_the_application_does_not_expect_it(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    server
        .autoResponds(command("find"))
        .replies(Cursor.of("{_id: 1}", "{_id: 2}", "{_id: 3}").batchSize(1).diesAfter(2));

    assertThrows(MongoCursorNotFoundException.class, () -> ids(orders));
  }

  @Test
  void has_no_end(@Namespace("shop.log") MongoCollection<Document> log, MockMongoServer server) {
    server.autoResponds(command("find")).replies(Cursor.of("{line: 'started'}").tailable());

    try (MongoCursor<Document> tail =
        log.find()
            .cursorType(CursorType.TailableAwait)
            .maxAwaitTime(20, TimeUnit.MILLISECONDS)
            .cursor()) {
      assertThat(tail.next(), is(new Document("line", "started")));
      assertThat(tail.tryNext(), is(nullValue())); // the server has waited for 20 ms
    }
  }

  private static List<Integer> ids(MongoCollection<Document> collection) {
    List<Integer> ids = new ArrayList<>();
    collection.find().forEach(document -> ids.add(document.getInteger("_id")));
    return ids;
  }
}
