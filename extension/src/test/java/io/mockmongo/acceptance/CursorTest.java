package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mongodb.client.MongoClient;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor's reply is completed with what a test need not care for. */
class CursorTest {

  private final MockMongoServer server = Standalone.start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{cursor: {firstBatch: [{name: 'a'}, {name: 'b'}]}}",
        "{cursor: {id: 0, firstBatch: [{name: 'a'}, {name: 'b'}]}}",
        "{cursor: {ns: 'shop.orders', firstBatch: [{name: 'a'}, {name: 'b'}]}}"
      })
  void without_an_id_or_with_any_zero_it_has_no_more(String reply) {
    server
        .autoResponds(command("find", "aggregate", "listCollections", "listIndexes"))
        .replies(reply);

    assertEquals(List.of("a", "b"), names(orders(client).find()));
    assertEquals(List.of("a", "b"), names(orders(client).aggregate(List.of())));
    assertEquals(List.of("a", "b"), names(client.getDatabase("shop").listCollections()));
    assertEquals(List.of("a", "b"), names(orders(client).listIndexes()));
    server.verify(never(), command("getMore"));
    server.assertSatisfied();
  }

  @Test
  void one_reply_has_the_namespace_of_each_collection_that_it_answers_for() {
    server.autoResponds(command("find")).replies("{cursor: {id: 5, firstBatch: [{name: 'a'}]}}");
    server.autoResponds(command("getMore")).replies("{cursor: {nextBatch: []}}");
    var shop = client.getDatabase("shop");

    for (String collection : List.of("orders", "people", "people", "orders")) {
      assertEquals(List.of("a"), names(shop.getCollection(collection).find()));
    }

    List<String> namespaces =
        server.journal().sent().stream()
            .filter(sent -> sent.request().command().name().equals("find"))
            .map(sent -> sent.document().getDocument("cursor").getString("ns").getValue())
            .toList();
    assertEquals(List.of("shop.orders", "shop.people", "shop.people", "shop.orders"), namespaces);
  }

  @Test
  void an_empty_one_is_empty() {
    server
        .autoResponds(command("find", "aggregate", "listCollections", "listIndexes"))
        .replies("{cursor: {id: 0, firstBatch: []}}");

    assertEquals(List.of(), names(orders(client).find()));
    assertEquals(List.of(), names(orders(client).aggregate(List.of())));
    assertEquals(List.of(), names(client.getDatabase("shop").listCollections()));
    assertEquals(List.of(), names(orders(client).listIndexes()));
  }

  @Test
  void one_with_an_id_goes_on_for_as_long_as_it_has_one() {
    server.autoResponds(command("find")).replies("{cursor: {id: 5, firstBatch: [{name: 'a'}]}}");
    server
        .autoResponds(command("getMore"))
        .first(Reply.of("{cursor: {id: 5, nextBatch: [{name: 'b'}]}}"))
        .then(Reply.of("{cursor: {id: 0, nextBatch: [{name: 'c'}]}}"));

    assertEquals(List.of("a", "b", "c"), names(orders(client).find()));

    server.verify(
        times(2), command("getMore").on("shop.orders").matching("{getMore: {$numberLong: '5'}}"));
    server.verify(never(), command("killCursors"));
  }

  @Test
  void one_that_is_closed_early_is_killed_by_its_id() {
    server.autoResponds(command("find")).replies("{cursor: {id: 5, firstBatch: [{name: 'a'}]}}");

    try (var cursor = orders(client).find().cursor()) {
      cursor.next();
    }

    server.verify(
        once(),
        command("killCursors").on("shop.orders").matching("{cursors: [{$numberLong: '5'}]}"));
    server.assertSatisfied();
  }

  @Test
  void what_is_sent_exactly_is_not_completed() throws Exception {
    BsonDocument exactly = ExtendedJson.parse("{cursor: {id: 5, firstBatch: []}, code: 91}");
    server.autoResponds(command("find")).replies(Reply.exactly(exactly));
    try (var raw = new RawClient(server)) {
      raw.send(1, "{find: 'orders', $db: 'shop'}");

      assertEquals(exactly, raw.readsBody());
    }
  }

  @Test
  void what_a_client_gets_is_a_namespace_and_a_long_in_their_places() throws Exception {
    server
        .autoResponds(command("find"))
        .replies("{cursor: {id: 5, firstBatch: []}, ok: 1.0, extra: 'x'}");
    try (var raw = new RawClient(server)) {
      raw.send(1, "{find: 'orders', $db: 'shop'}");

      assertEquals(
          ExtendedJson.parse(
              "{cursor: {id: {$numberLong: '5'}, firstBatch: [], ns: 'shop.orders'},"
                  + " ok: 1.0, extra: 'x'}"),
          raw.readsBody());
    }
  }

  private static List<String> names(Iterable<Document> documents) {
    List<String> names = new ArrayList<>();
    documents.forEach(document -> names.add(document.getString("name")));
    return names;
  }
}
