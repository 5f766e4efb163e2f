package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.mongodb.CursorType;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCursor;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tailable cursor has no end, and one that awaits data takes its time. */
class TailableTest {

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void without_data_it_stays_open() {
    server.autoResponds(command("find")).replies(Cursor.of("{_id: 1}").tailable());

    try (var cursor = orders(client).find().cursorType(CursorType.Tailable).cursor()) {
      assertEquals(1, cursor.next().get("_id"));
      assertNull(cursor.tryNext());
      assertNull(cursor.tryNext());
    }

    server.verify(once(), command("killCursors"));
  }

  @Test
  void what_awaits_data_gets_an_empty_batch_when_the_time_is_over() {
    server.autoResponds(command("find")).replies(Cursor.of("{_id: 1}").tailable());
    server.autoResponds(command("ping")).repliesOk();
    try (var cursor = awaiting(200)) {
      assertEquals(1, cursor.next().get("_id"));

      long before = System.nanoTime();
      Call<Document> more = server.go(cursor::tryNext);
      server.awaits(command("getMore"));
      ping(client); // others are served meanwhile

      assertNull(more.result());
      assertThat(millisSince(before), greaterThanOrEqualTo(190L));
    }
  }

  @Test
  void what_awaits_data_does_not_wait_for_what_is_there() {
    server
        .autoResponds(command("find"))
        .replies(Cursor.of("{_id: 1}", "{_id: 2}").tailable().batchSize(1));
    try (var cursor = awaiting(60_000)) {
      assertEquals(1, cursor.next().get("_id"));
      assertEquals(2, cursor.next().get("_id"));
    }
  }

  @Test
  void the_end_of_a_test_ends_its_wait() throws Exception {
    server.autoResponds(command("find")).replies(Cursor.of("{_id: 1}").tailable());
    try (var waiting = new RawClient(server)) {
      waiting.send(1, "{find: 'orders', tailable: true, awaitData: true, $db: 'shop'}");
      long id = waiting.readsBody().getDocument("cursor").getInt64("id").getValue();
      waiting.send(
          2, "{getMore: %d, collection: 'orders', maxTimeMS: 600000, $db: 'shop'}".formatted(id));
      waiting.send(3, "{barrier: 1, $db: 'admin'}");
      server.receives(command("barrier")).replies(Reply.silence()); // so the getMore waits by now

      server.lifecycle().endScript();

      assertEquals(List.of(), waiting.readsBody().getDocument("cursor").getArray("nextBatch"));
    }
  }

  @Test
  void it_is_killed_while_it_waits() throws Exception {
    server.autoResponds(command("find")).replies(Cursor.of("{_id: 1}").tailable());
    try (var waiting = new RawClient(server);
        var other = new RawClient(server)) {
      waiting.send(1, "{find: 'orders', tailable: true, awaitData: true, $db: 'shop'}");
      long id = waiting.readsBody().getDocument("cursor").getInt64("id").getValue();
      waiting.send(
          2, "{getMore: %d, collection: 'orders', maxTimeMS: 600000, $db: 'shop'}".formatted(id));
      waiting.send(3, "{barrier: 1, $db: 'admin'}");
      server.receives(command("barrier")).replies(Reply.silence()); // so the getMore waits by now
      other.send(1, "{killCursors: 'orders', cursors: [%d], $db: 'shop'}".formatted(id));
      other.readsBody();

      server.lifecycle().endScript(); // which ends its wait

      assertEquals(43, waiting.readsBody().getInt32("code").getValue());
    }
  }

  @Test
  void a_change_stream_is_one() {
    server
        .autoResponds(command("aggregate").matching("{pipeline: [{$changeStream: {}}]}"))
        .replies(
            Cursor.of("{_id: {_data: '1'}, operationType: 'insert', fullDocument: {_id: 7}}")
                .tailable());

    try (var changes = orders(client).watch().maxAwaitTime(20, TimeUnit.MILLISECONDS).cursor()) {
      assertEquals(new Document("_id", 7), changes.next().getFullDocument());
      assertNull(changes.tryNext());
    }

    server.verify(atLeast(1), command("getMore").on("shop.orders").matching("{maxTimeMS: 20}"));
  }

  private MongoCursor<Document> awaiting(long millis) {
    return orders(client)
        .find()
        .cursorType(CursorType.TailableAwait)
        .maxAwaitTime(millis, TimeUnit.MILLISECONDS)
        .cursor();
  }

  private static long millisSince(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
  }
}
