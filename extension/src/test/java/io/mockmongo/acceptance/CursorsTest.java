package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoClient;
import io.mockmongo.journal.Sent;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cursor is declared in one line, and the server answers all that comes of it. */
class CursorsTest {

  private static final Cursor FIVE =
      Cursor.of("{_id: 1}", "{_id: 2}", "{_id: 3}", "{_id: 4}", "{_id: 5}");

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void it_comes_in_batches_of_its_own_size() {
    server.autoResponds(command("find").on("shop.orders")).replies(FIVE.batchSize(2));

    assertEquals(List.of(1, 2, 3, 4, 5), ids(orders(client).find()));

    server.verify(times(2), command("getMore").on("shop.orders"));
    server.verify(never(), command("killCursors"));
    assertEquals(List.of(2, 2, 1), batches());
    server.assertSatisfied();
  }

  @Test
  void it_goes_on_with_one_that_a_reply_by_hand_began() {
    server.autoResponds(command("find")).replies("{cursor: {id: 42, firstBatch: [{_id: 0}]}}");
    server.autoResponds(command("getMore")).first(FIVE);

    assertEquals(List.of(0, 1, 2, 3, 4, 5), ids(orders(client).find().batchSize(3)));
    server.autoResponds(command("getMore")).first(FIVE);
    assertEquals(List.of(0, 1, 2, 3, 4, 5), ids(orders(client).find().batchSize(3)));
    server.assertSatisfied();
  }

  @Test
  void it_comes_in_batches_as_they_are_asked_for() {
    server.autoResponds(command("find", "aggregate")).replies(FIVE);

    assertEquals(List.of(1, 2, 3, 4, 5), ids(orders(client).find().batchSize(3)));
    assertEquals(List.of(1, 2, 3, 4, 5), ids(orders(client).aggregate(List.of()).batchSize(4)));

    assertEquals(List.of(3, 2, 4, 1), batches());
  }

  @Test
  void its_own_size_goes_before_what_is_asked_for() {
    server.autoResponds(command("find")).replies(FIVE.batchSize(4));

    ids(orders(client).find().batchSize(1));

    assertEquals(List.of(4, 1), batches());
  }

  @Test
  void a_first_batch_has_101_documents_where_nobody_says_otherwise() {
    List<Document> many =
        IntStream.rangeClosed(1, 250).mapToObj(id -> new Document("_id", id)).toList();
    server.autoResponds(command("find")).replies(Cursor.of(many));

    assertEquals(250, ids(orders(client).find()).size());

    assertEquals(List.of(101, 149), batches());
  }

  @Test
  void no_batch_is_longer_than_a_document_may_be() {
    Document long1 = new Document("_id", 1).append("text", "x".repeat(9_000_000));
    server.autoResponds(command("find")).replies(Cursor.of(long1, new Document("_id", 2), long1));

    assertEquals(List.of(1, 2, 1), ids(orders(client).find()));

    assertEquals(List.of(2, 1), batches());
  }

  @Test
  void a_limit_counts_over_all_batches() {
    server.autoResponds(command("find")).replies(FIVE);

    assertEquals(List.of(1, 2, 3), ids(orders(client).find().batchSize(2).limit(3)));
    assertEquals(1, orders(client).find().first().get("_id"));
    assertEquals(List.of(1, 2), ids(orders(client).find().limit(-2)));

    server.verify(once(), command("getMore"));
    server.verify(never(), command("killCursors"));
  }

  @Test
  void a_test_that_received_the_request_replies_with_one() {
    Call<List<Integer>> find = server.go(() -> ids(orders(client).find()));

    server.receives(command("find")).replies(FIVE.batchSize(3));

    assertEquals(List.of(1, 2, 3, 4, 5), find.result());
    assertEquals("the cursor made by the test", by("getMore"));
  }

  @Test
  void all_commands_that_give_cursors_are_answered() {
    server
        .autoResponds(command("listCollections", "listIndexes", "aggregate"))
        .replies(Cursor.of(new Document("name", "a"), new Document("name", "b")).batchSize(1));
    var shop = client.getDatabase("shop");

    assertEquals(List.of("a", "b"), names(shop.listCollections()));
    assertEquals(List.of("a", "b"), names(orders(client).listIndexes()));
    assertEquals(List.of("a", "b"), names(shop.aggregate(List.of())));

    server.verify(once(), command("getMore").on("shop.$cmd.listCollections"));
    server.verify(once(), command("getMore").on("shop.orders"));
    server.verify(once(), command("getMore").on("shop.$cmd.aggregate"));
  }

  @Test
  void one_that_is_closed_early_is_killed() {
    server.autoResponds(command("find")).replies(FIVE.batchSize(2));

    try (var cursor = orders(client).find().cursor()) {
      cursor.next();
    }

    Sent killed = sent("killCursors");
    long id = sent("find").document().getDocument("cursor").getInt64("id").getValue();
    assertEquals(id, killed.document().getArray("cursorsKilled").get(0).asInt64().getValue());
    assertTrue(id > 1L << 53, () -> id + " should be more than an int or a double holds");
    assertTrue((int) id != 0);
    server.assertSatisfied();
  }

  @Test
  void each_has_an_id_of_its_own() {
    server.autoResponds(command("find")).replies(FIVE.batchSize(1));

    try (var first = orders(client).find().cursor();
        var second = orders(client).find().cursor()) {
      assertEquals(1, first.next().get("_id"));
      assertEquals(1, second.next().get("_id"));
      assertEquals(2, first.next().get("_id"));
      assertEquals(2, second.next().get("_id"));
      assertEquals(first.getServerCursor().getId() + 1, second.getServerCursor().getId());
    }
  }

  @Test
  void what_a_test_declares_for_getMore_goes_first() {
    server.autoResponds(command("find")).replies(FIVE.batchSize(2));
    server.autoResponds(command("getMore")).times(1).replies(ServerError.MAX_TIME_MS_EXPIRED);

    assertThrows(RuntimeException.class, () -> ids(orders(client).find()));

    server.verify(once(), command("killCursors"));
  }

  @Test
  void one_that_answers_everything_goes_on_by_itself() {
    server.autoResponds(command("find", "getMore")).replies(FIVE.batchSize(2));

    assertEquals(List.of(1, 2, 3, 4, 5), ids(orders(client).find()));
  }

  @Test
  void it_may_come_later_like_any_answer() {
    server.autoResponds(command("find")).replies(FIVE.delayed(Duration.ofMillis(1)));

    assertEquals(List.of(1, 2, 3, 4, 5), ids(orders(client).find()));
  }

  @Test
  void the_first_and_the_last_batch_may_be_empty() {
    server
        .autoResponds(command("find"))
        .first(FIVE.emptyFirstBatch(), FIVE.batchSize(0), FIVE.batchSize(5).emptyLastBatch());

    assertEquals(List.of(1, 2, 3, 4, 5), ids(orders(client).find()));
    assertEquals(List.of(0, 5), batches());
    assertEquals(List.of(1, 2, 3, 4, 5), ids(orders(client).find()));
    assertEquals(List.of(0, 5, 0, 5), batches());
    assertEquals(List.of(1, 2, 3, 4, 5), ids(orders(client).find()));
    assertEquals(List.of(0, 5, 0, 5, 5, 0), batches());
  }

  @Test
  void one_without_documents_is_over_at_once_unless_its_first_batch_is_to_be_empty() {
    server.autoResponds(command("find")).first(Cursor.of(), Cursor.of().emptyFirstBatch());

    assertEquals(List.of(), ids(orders(client).find()));
    server.verify(never(), command("getMore"));
    assertEquals(List.of(), ids(orders(client).find()));
    server.verify(once(), command("getMore"));
  }

  @Test
  void it_dies_when_it_is_told_to() {
    server.autoResponds(command("find")).replies(FIVE.batchSize(2).diesAfter(2));
    List<Integer> read = new ArrayList<>();

    MongoCursorNotFoundException lost =
        assertThrows(
            MongoCursorNotFoundException.class,
            () -> orders(client).find().forEach(order -> read.add(order.getInteger("_id"))));

    assertEquals(List.of(1, 2, 3, 4), read);
    assertTrue(lost.getMessage().contains("cursor id " + lost.getCursorId() + " not found"));
  }

  @Test
  void until_it_dies_it_does_not_end() {
    server
        .autoResponds(command("find"))
        .replies(Cursor.of("{_id: 1}").diesAfter(1, ServerError.INTERRUPTED));

    MongoCommandException thrown =
        assertThrows(MongoCommandException.class, () -> ids(orders(client).find()));

    assertEquals(11601, thrown.getErrorCode());
  }

  @Test
  void it_may_hang_up_when_it_dies() {
    server.autoResponds(command("find")).replies(FIVE.batchSize(2).diesAfter(1, Reply.hangUp()));

    assertThrows(MongoSocketException.class, () -> ids(orders(client).find()));
  }

  @Test
  void it_says_what_else_it_is_told_to() {
    server
        .autoResponds(command("aggregate"))
        .replies(
            Cursor.of("{_id: {_data: '1'}, operationType: 'invalidate'}")
                .with("{postBatchResumeToken: {_data: '82'}}")
                .tailable());

    try (var changes = orders(client).watch().cursor()) {
      changes.next();
      assertEquals(BsonDocument.parse("{_data: '82'}"), changes.getResumeToken());
    }
  }

  @Test
  void it_is_where_it_is_told_to_be() {
    server.autoResponds(command("find")).replies(FIVE.batchSize(2).namespace("shop.archive"));

    assertEquals(List.of(1, 2, 3, 4, 5), ids(orders(client).find()));

    server.verify(times(2), command("getMore").on("shop.archive"));
    server.verify(never(), command("getMore").on("shop.orders"));
  }

  @Test
  void mistakes_are_told_where_they_are_made() {
    assertEquals(
        "batchSize(-1): the size should be 0 or more",
        assertThrows(IllegalArgumentException.class, () -> FIVE.batchSize(-1)).getMessage());
    assertEquals(
        "diesAfter(0): the number should be 1 or more; the first batch opens the cursor",
        assertThrows(IllegalArgumentException.class, () -> FIVE.diesAfter(0)).getMessage());
    assertEquals(
        "namespace(\"orders\"): a namespace is database.collection, such as shop.orders",
        assertThrows(IllegalArgumentException.class, () -> FIVE.namespace("orders")).getMessage());
  }

  @Test
  void it_prints_as_the_code_that_makes_it() {
    assertEquals(
        "Cursor.of(\"{_id: 1}\", \"{_id: 2}\").batchSize(2).emptyFirstBatch().emptyLastBatch()"
            + ".tailable().namespace(\"a.b\").diesAfter(3, INTERRUPTED).with(\"{a: 1}\")",
        Cursor.of("{_id: 1}", "{_id: 2}")
            .batchSize(2)
            .emptyFirstBatch()
            .emptyLastBatch()
            .tailable()
            .namespace("a.b")
            .diesAfter(3, ServerError.INTERRUPTED)
            .with("{a: 1}")
            .toString());
  }

  private static List<Integer> ids(Iterable<Document> documents) {
    List<Integer> ids = new ArrayList<>();
    documents.forEach(document -> ids.add(document.getInteger("_id")));
    return ids;
  }

  private static List<String> names(Iterable<Document> documents) {
    List<String> names = new ArrayList<>();
    documents.forEach(document -> names.add(document.getString("name")));
    return names;
  }

  /** Returns how many documents each batch had, in order. */
  private List<Integer> batches() {
    return server.journal().sent().stream()
        .filter(sent -> sent.document().containsKey("cursor"))
        .map(sent -> sent.document().getDocument("cursor"))
        .map(
            cursor ->
                cursor.getArray(cursor.containsKey("firstBatch") ? "firstBatch" : "nextBatch"))
        .map(List::size)
        .toList();
  }

  private String by(String command) {
    return sent(command).answeredBy();
  }

  private Sent sent(String command) {
    return server.journal().sent().stream()
        .filter(sent -> sent.request().command().name().equals(command))
        .findFirst()
        .orElseThrow();
  }
}
