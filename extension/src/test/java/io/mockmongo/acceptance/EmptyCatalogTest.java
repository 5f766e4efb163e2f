package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.profile.ServerRelease.V8_0;
import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The collections and indexes that a client creates and drops are listed until the reset. */
class EmptyCatalogTest {

  private final MockMongoServer server =
      MockMongoServer.builder().answers(EMPTY_DATABASE).release(V8_0).start();
  private final MongoClient client = Driver.connect(server);
  private final MongoDatabase shop = client.getDatabase("shop");
  private final MongoCollection<Document> orders = orders(client);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void a_collection_is_listed_from_create_to_drop() {
    shop.createCollection("orders", new CreateCollectionOptions().capped(true).sizeInBytes(4096));

    assertEquals(List.of("orders"), names(shop.listCollections()));
    assertEquals(
        Document.parse("{capped: true, size: {$numberLong: '4096'}}"),
        shop.listCollections().first().get("options"));
    assertEquals(List.of("shop"), all(client.listDatabaseNames()));
    assertEquals(48, code(() -> shop.createCollection("orders")));
    orders.drop();
    assertEquals(List.of(), names(shop.listCollections()));
    assertEquals(List.of(), all(client.listDatabaseNames()));
    shop.createCollection("orders");
  }

  @Test
  void a_view_is_listed_as_one() {
    shop.createView("paid", "orders", List.of());

    assertEquals("view", shop.listCollections().first().getString("type"));
  }

  @Test
  void the_first_write_creates_its_collection() {
    orders.insertOne(new Document());
    shop.getCollection("bills")
        .updateOne(new Document(), Updates.set("a", 1), new UpdateOptions().upsert(true));
    shop.getCollection("others").updateOne(new Document(), Updates.set("a", 1));

    assertEquals(List.of("bills", "orders"), names(shop.listCollections()));
  }

  @Test
  void a_bulk_creates_the_collections_of_its_inserts_and_upserts() {
    client
        .getDatabase("admin")
        .runCommand(
            Document.parse(
                "{bulkWrite: 1, ops: [{insert: 1, document: {}}, {delete: 0, filter: {}},"
                    + " {update: 2, filter: {}, updateMods: {$set: {a: 1}}, upsert: true}],"
                    + " nsInfo: [{ns: 'shop.a'}, {ns: 'shop.b'}, {ns: 'shop.c'}]}"));

    assertEquals(List.of("b", "c"), names(shop.listCollections()));
  }

  @Test
  void an_index_is_listed_until_it_is_dropped() {
    orders.createIndex(Indexes.ascending("a"), new IndexOptions().unique(true));
    orders.createIndex(Indexes.compoundIndex(Indexes.ascending("a"), Indexes.descending("b")));

    assertEquals(List.of("_id_", "a_1", "a_1_b_-1"), names(orders.listIndexes()));
    assertEquals(List.of("orders"), names(shop.listCollections()));
    assertEquals(true, all(orders.listIndexes()).get(1).getBoolean("unique"));
    orders.dropIndex("a_1");
    orders.dropIndex(Indexes.compoundIndex(Indexes.ascending("a"), Indexes.descending("b")));
    assertEquals(List.of("_id_"), names(orders.listIndexes()));
    assertEquals(27, code(() -> orders.dropIndex("a_1")));
    assertEquals(
        27,
        code(
            () ->
                orders.dropIndex(
                    Indexes.compoundIndex(Indexes.descending("b"), Indexes.ascending("a")))));
    assertEquals(72, code(() -> orders.dropIndex("_id_")));
  }

  @Test
  void an_index_goes_with_its_collection() {
    orders.createIndex(Indexes.ascending("a"));
    orders.drop();
    orders.insertOne(new Document());
    assertEquals(List.of("_id_"), names(orders.listIndexes()));

    orders.createIndex(Indexes.ascending("a"));
    orders.dropIndexes();
    assertEquals(List.of("_id_"), names(orders.listIndexes()));

    shop.drop();
    assertEquals(List.of(), names(shop.listCollections()));
    assertEquals(List.of(), names(orders.listIndexes()));
  }

  @Test
  void an_index_of_a_stored_collection_is_listed_too() {
    server.has("shop.orders", "{_id: 1}");
    orders.createIndex(Indexes.ascending("a"));

    assertEquals(List.of("_id_", "a_1"), names(orders.listIndexes()));
    assertEquals(List.of("orders"), names(shop.listCollections()));
  }

  @Test
  void an_index_that_conflicts_is_refused() {
    orders.createIndex(Indexes.ascending("a"));
    orders.createIndex(Indexes.ascending("a"));

    assertEquals(
        86, code(() -> orders.createIndex(Indexes.ascending("b"), new IndexOptions().name("a_1"))));
    assertEquals(
        85, code(() -> orders.createIndex(Indexes.ascending("a"), new IndexOptions().name("b"))));
    assertEquals(List.of("_id_", "a_1"), names(orders.listIndexes()));
    assertEquals(
        197,
        code(
            () ->
                shop.runCommand(
                    Document.parse(
                        "{createIndexes: 'c', indexes: [{key: {a: 1}, name: 'a', foo: 1}]}"))));
    assertEquals(
        9,
        code(
            () ->
                shop.runCommand(Document.parse("{createIndexes: 'c', indexes: [{key: {a: 1}}]}"))));
  }

  @Test
  void a_renamed_collection_keeps_its_indexes() {
    orders.createIndex(Indexes.ascending("a"));
    shop.createCollection("bills");
    MongoNamespace bills = new MongoNamespace("shop", "bills");

    assertEquals(48, code(() -> orders.renameCollection(bills)));
    orders.renameCollection(bills, new RenameCollectionOptions().dropTarget(true));

    assertEquals(List.of("bills"), names(shop.listCollections()));
    assertEquals(List.of("_id_", "a_1"), names(shop.getCollection("bills").listIndexes()));
    assertEquals(26, code(() -> orders.renameCollection(bills)));
  }

  @Test
  void a_collection_and_its_indexes_are_changed() {
    orders.createIndex(Indexes.ascending("a"));

    Document reply =
        shop.runCommand(
            Document.parse(
                "{collMod: 'orders', validationLevel: 'off',"
                    + " index: {keyPattern: {a: 1}, expireAfterSeconds: 60}}"));

    assertEquals(60, reply.getInteger("expireAfterSeconds_new"));
    assertEquals(60, all(orders.listIndexes()).get(1).getInteger("expireAfterSeconds"));
    assertEquals(
        Document.parse("{validationLevel: 'off'}"), shop.listCollections().first().get("options"));
    assertEquals(
        60,
        shop.runCommand(
                Document.parse("{collMod: 'orders', index: {name: 'a_1', expireAfterSeconds: 5}}"))
            .getInteger("expireAfterSeconds_old"));
    MongoCommandException unknown =
        assertThrows(
            MongoCommandException.class,
            () ->
                shop.runCommand(
                    Document.parse("{collMod: 'orders', index: {name: 'b', hidden: true}}")));
    assertEquals(27, unknown.getErrorCode());
    assertThat(unknown.getErrorMessage(), containsString("for ns shop.orders"));
  }

  @Test
  void a_reset_forgets_all() {
    orders.createIndex(Indexes.ascending("a"));

    server.lifecycle().reset();

    assertEquals(List.of(), all(client.listDatabaseNames()));
    assertEquals(List.of(), names(orders.listIndexes()));
  }

  private static int code(Runnable call) {
    return assertThrows(MongoCommandException.class, call::run).getErrorCode();
  }

  private static List<String> names(Iterable<Document> documents) {
    return StreamSupport.stream(documents.spliterator(), false)
        .map(each -> each.getString("name"))
        .toList();
  }

  private static <T> List<T> all(Iterable<T> documents) {
    List<T> all = new ArrayList<>();
    documents.forEach(all::add);
    return all;
  }
}
