package io.mockmongo.samples.tutorial;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * While a cursor has more documents, the server keeps it open, with an id that the first batch
 * contains. A client that stops early should send {@code killCursors}; one that forgets leaves an
 * open cursor on the server. The application gets the same result either way, so only the wire
 * shows the difference. MockMongo answers {@code killCursors} by itself: the test only verifies.
 */
@MockMongo
class Chapter12CursorClosedEarlyTest {

  @Test
  @AutoRespond(
      command = "find",
      reply = "{cursor: {id: 5000000042, firstBatch: [{_id: 1}, {_id: 2}]}}")
  void closing_it_early_kills_it(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    try (MongoCursor<Document> cursor = orders.find().cursor()) {
      assertThat(cursor.next(), is(new Document("_id", 1)));
    }

    server.verify(
        once(), command("killCursors").on("shop.orders").matching("{cursors: [5000000042]}"));
  }

  @Test
  @AutoRespond(command = "find", reply = "{cursor: {firstBatch: [{_id: 1}, {_id: 2}]}}")
  void one_without_more_is_not_killed(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    try (MongoCursor<Document> cursor = orders.find().cursor()) {
      assertThat(cursor.next(), is(new Document("_id", 1)));
    }

    server.verify(never(), command("killCursors"));
  }

  @Test
  @AutoRespond(command = "find", reply = "{cursor: {id: 42, firstBatch: [{_id: 1}]}}")
  @AutoRespond(command = "getMore", reply = "{cursor: {nextBatch: [{_id: 2}]}}")
  void one_that_was_read_to_its_end_is_not_killed(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    assertThat(orders.find().into(new ArrayList<>()).size(), is(2));

    server.verify(never(), command("killCursors"));
  }
}
