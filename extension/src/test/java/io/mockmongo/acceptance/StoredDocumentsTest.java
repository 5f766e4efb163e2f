package io.mockmongo.acceptance;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.DefaultAnswers.DECLARED;
import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Indexes;
import io.mockmongo.reply.ServerError;
import io.mockmongo.script.Call;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.script.StoredDocuments;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test says what a collection has, and any find there gives it. */
class StoredDocumentsTest {

  private static final List<Document> THREE =
      List.of(new Document("_id", 1), new Document("_id", 2), new Document("_id", 3));

  @ParameterizedTest
  @EnumSource(DefaultAnswers.class)
  void any_find_there_gives_it(DefaultAnswers answers) {
    on(
        answers,
        (server, client) -> {
          server.has("shop.orders", THREE);
          MongoCollection<Document> orders = orders(client);

          assertEquals(THREE, all(orders.find()));
          assertEquals(THREE, all(orders.find(eq("_id", 9)).batchSize(2)));
          assertEquals(THREE.subList(1, 3), all(orders.find().skip(1)));
          assertEquals(THREE.subList(1, 2), all(orders.find().skip(1).limit(1)));
          assertEquals(List.of(), all(orders.find().skip(9)));
          assertEquals(THREE.get(0), orders.find(eq("_id", 9)).first());
          server.verify(once(), command("getMore").on("shop.orders"));
        });
  }

  @ParameterizedTest
  @EnumSource(DefaultAnswers.class)
  void it_is_counted(DefaultAnswers answers) {
    on(
        answers,
        (server, client) -> {
          server.has("shop.orders", THREE);
          MongoCollection<Document> orders = orders(client);

          assertEquals(3, orders.estimatedDocumentCount());
          assertEquals(3, orders.countDocuments());
          assertEquals(
              1, orders.countDocuments(new Document(), new CountOptions().skip(1).limit(1)));
          assertEquals(
              List.of(new Document("all", 3)),
              all(orders.aggregate(List.of(new Document("$count", "all")))));
          assertEquals(THREE, all(orders.aggregate(List.of())));
        });
  }

  @ParameterizedTest
  @EnumSource(DefaultAnswers.class)
  void it_is_listed(DefaultAnswers answers) {
    on(
        answers,
        (server, client) -> {
          server.has("shop.orders", THREE);
          server.has("shop.products");
          server.has("store.orders", "{_id: 1}");
          var shop = client.getDatabase("shop");

          assertEquals(List.of("orders", "products"), all(shop.listCollectionNames()));
          assertEquals(
              List.of("orders"), all(shop.listCollectionNames().filter(eq("name", "orders"))));
          assertEquals("collection", shop.listCollections().first().get("type"));
          assertEquals(List.of("shop", "store"), all(client.listDatabaseNames()));
          assertEquals(List.of("_id_"), names(orders(client).listIndexes()));
        });
  }

  @ParameterizedTest
  @EnumSource(DefaultAnswers.class)
  void what_it_takes_a_query_engine_for_is_left_to_the_test(DefaultAnswers answers) {
    on(
        answers,
        (server, client) -> {
          server.has("shop.orders", THREE);
          MongoCollection<Document> orders = orders(client);

          assertUnanswered(server, () -> orders.countDocuments(eq("a", 1)));
          assertUnanswered(server, () -> orders.distinct("a", String.class).first());
          assertUnanswered(
              server,
              () -> orders.aggregate(List.of(new Document("$sort", new Document("a", 1)))).first());
          assertUnanswered(server, () -> orders.updateOne(eq("_id", 1), set("a", 1)));
          assertUnanswered(server, () -> orders.deleteOne(eq("_id", 1)));
          assertUnanswered(server, () -> orders.findOneAndDelete(eq("_id", 1)));
        });
  }

  @Test
  void in_an_empty_database_the_collection_is_there() {
    on(
        EMPTY_DATABASE,
        (server, client) -> {
          server.has("shop.orders", THREE);
          MongoCollection<Document> orders = orders(client);

          orders.insertOne(new Document("_id", 4));
          assertEquals("a_1", orders.createIndex(Indexes.ascending("a")));
          MongoCommandException exists =
              assertThrows(
                  MongoCommandException.class,
                  () -> client.getDatabase("shop").createCollection("orders"));
          assertEquals("NamespaceExists", exists.getErrorCodeName());
          MongoCommandException noIndex =
              assertThrows(MongoCommandException.class, () -> orders.dropIndex("b_1"));
          assertEquals(27, noIndex.getErrorCode());
          assertNull(client.getDatabase("shop").getCollection("others").find().first());
          assertEquals(
              "votingMembers",
              server.journal().sent().stream()
                  .filter(sent -> sent.request().command().name().equals("createIndexes"))
                  .findFirst()
                  .orElseThrow()
                  .document()
                  .getString("commitQuorum")
                  .getValue());
          assertEquals(THREE, all(orders.find()), "writes are not remembered");
        });
  }

  @Test
  void what_is_said_later_counts_until_it_is_taken_back() {
    on(
        EMPTY_DATABASE,
        (server, client) -> {
          StoredDocuments first = server.has("shop.orders", "{_id: 1}");
          StoredDocuments second = server.has("shop.orders", new Document("_id", 2));

          assertThat(
              second.toString(),
              matchesPattern("has\\(\"shop.orders\"\\) at StoredDocumentsTest.java:\\d+"));
          assertEquals(List.of(new Document("_id", 2)), all(orders(client).find()));
          first.cancel();
          assertEquals(List.of(new Document("_id", 2)), all(orders(client).find()));
          second.cancel();
          assertEquals(List.of(), all(orders(client).find()));
        });
  }

  @Test
  void what_is_declared_goes_first_and_last_resorts_go_last() {
    on(
        DECLARED,
        (server, client) -> {
          server
              .autoResponds(command("find").matching("{filter: {_id: 9}}"))
              .replies(ServerError.INTERRUPTED);
          server.autoResponds(anyCommand()).asLastResort().replies(ServerError.COMMAND_NOT_FOUND);
          server.has("shop.orders", THREE);

          assertEquals(THREE, all(orders(client).find()));
          assertThrows(RuntimeException.class, () -> orders(client).find(eq("_id", 9)).first());
          assertThrows(
              RuntimeException.class, () -> orders(client).distinct("a", String.class).first());
        });
  }

  @Test
  void a_find_that_waits_gets_what_is_said_meanwhile() {
    on(
        DECLARED,
        (server, client) -> {
          Call<List<Document>> find = server.go(() -> all(orders(client).find()));
          server.awaits(command("find"));

          server.has("shop.orders", THREE);

          assertEquals(THREE, find.result());
        });
  }

  @Test
  void a_reset_forgets_it() {
    on(
        EMPTY_DATABASE,
        (server, client) -> {
          server.has("shop.orders", THREE);

          server.lifecycle().reset();

          assertEquals(List.of(), all(orders(client).find()));
        });
  }

  @Test
  void a_name_that_is_no_namespace_is_told() {
    on(
        DECLARED,
        (server, client) ->
            assertEquals(
                "has(\"orders\", ...): the namespace should be a database and a collection, joined by a dot",
                assertThrows(IllegalArgumentException.class, () -> server.has("orders"))
                    .getMessage()));
  }

  private static void on(DefaultAnswers answers, BiConsumer<MockMongoServer, MongoClient> test) {
    try (var server = MockMongoServer.builder().answers(answers).start();
        var client = Driver.connect(server)) {
      test.accept(server, client);
    }
  }

  private static void assertUnanswered(MockMongoServer server, Runnable call) {
    RuntimeException refused = assertThrows(RuntimeException.class, call::run);
    assertThat(server.lifecycle().findings().get(0).text(), containsString(" was not answered"));
    assertThat(refused.getMessage(), matchesPattern("(?s).*MockMongo: .* was not answered.*"));
  }

  private static <T> List<T> all(Iterable<T> documents) {
    List<T> all = new ArrayList<>();
    documents.forEach(all::add);
    return all;
  }

  private static List<String> names(Iterable<Document> documents) {
    return all(documents).stream().map(each -> each.getString("name")).toList();
  }
}
