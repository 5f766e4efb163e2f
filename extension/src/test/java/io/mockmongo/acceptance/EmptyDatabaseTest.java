package io.mockmongo.acceptance;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSocketException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.mockmongo.reply.ServerError;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application meets a server without data, through the real driver. */
class EmptyDatabaseTest {

  private final MockMongoServer server = MockMongoServer.builder().answers(EMPTY_DATABASE).start();
  private final MongoClient client = Driver.connect(server);
  private final MongoCollection<Document> orders = orders(client);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void nothing_is_found() {
    assertNull(orders.find(eq("_id", 7)).first());
    assertEquals(List.of(), orders.aggregate(List.of()).into(new ArrayList<>()));
    assertEquals(0, orders.countDocuments());
    assertEquals(0, orders.countDocuments(gt("price", 7)));
    assertEquals(0, orders.estimatedDocumentCount());
    assertEquals(List.of(), orders.distinct("name", String.class).into(new ArrayList<>()));
    assertNull(orders.listIndexes().first());
    assertNull(client.getDatabase("shop").listCollectionNames().first());
    assertNull(client.listDatabaseNames().first());
    server.assertSatisfied();
  }

  @Test
  void inserts_succeed() {
    assertTrue(orders.insertOne(new Document("_id", 1)).wasAcknowledged());
    assertEquals(
        2,
        orders
            .insertMany(List.of(new Document("_id", 1), new Document("_id", 2)))
            .getInsertedIds()
            .size());
    orders.withWriteConcern(WriteConcern.UNACKNOWLEDGED).insertOne(new Document("_id", 3));

    assertNull(orders.find().first(), "writes are not remembered");
    server.assertSatisfied();
  }

  @Test
  void updates_and_deletes_match_nothing() {
    var updated = orders.updateMany(gt("_id", 1), set("paid", true));
    var deleted = orders.deleteMany(gt("_id", 1));

    assertEquals(0, updated.getMatchedCount());
    assertEquals(0, updated.getModifiedCount());
    assertNull(updated.getUpsertedId());
    assertEquals(0, deleted.getDeletedCount());
  }

  @Test
  void upserts_insert() {
    UpdateOptions upsert = new UpdateOptions().upsert(true);

    assertEquals(
        new BsonInt32(7),
        orders.updateOne(eq("_id", 7), set("paid", true), upsert).getUpsertedId());
    assertEquals(
        new BsonInt32(8),
        orders
            .updateOne(and(eq("_id", 8), eq("paid", false)), set("paid", true), upsert)
            .getUpsertedId());
    assertEquals(
        new BsonInt32(9),
        orders
            .replaceOne(eq("a", 1), new Document("_id", 9), new ReplaceOptions().upsert(true))
            .getUpsertedId());
    assertEquals(
        new BsonInt32(10),
        orders
            .updateOne(eq("a", 1), new Document("$setOnInsert", new Document("_id", 10)), upsert)
            .getUpsertedId());
    assertTrue(
        orders.updateOne(gt("_id", 7), set("paid", true), upsert).getUpsertedId()
            instanceof BsonObjectId);
  }

  @Test
  void bulks_add_up() {
    BulkWriteResult result =
        orders.bulkWrite(
            List.of(
                new InsertOneModel<>(new Document("_id", 1)),
                new InsertOneModel<>(new Document("_id", 2)),
                new UpdateOneModel<>(eq("_id", 3), set("a", 1)),
                new ReplaceOneModel<>(
                    eq("_id", 4), new Document("a", 1), new ReplaceOptions().upsert(true)),
                new DeleteOneModel<>(eq("_id", 5))));

    assertEquals(2, result.getInsertedCount());
    assertEquals(0, result.getMatchedCount());
    assertEquals(0, result.getDeletedCount());
    assertEquals(new BsonInt32(4), result.getUpserts().get(0).getId());
    assertEquals(3, result.getUpserts().get(0).getIndex());
  }

  @Test
  void find_and_modify_finds_nothing_or_upserts() {
    FindOneAndUpdateOptions upsert = new FindOneAndUpdateOptions().upsert(true);

    assertNull(orders.findOneAndDelete(eq("_id", 7)));
    assertNull(orders.findOneAndUpdate(eq("_id", 7), set("paid", true)));
    assertNull(orders.findOneAndUpdate(eq("_id", 7), set("paid", true), upsert));
    upsert.returnDocument(ReturnDocument.AFTER);
    assertEquals(
        Document.parse("{_id: 7, shop: 'a', paid: true}"),
        orders.findOneAndUpdate(and(eq("_id", 7), eq("shop", "a")), set("paid", true), upsert));
    assertEquals(
        Document.parse("{_id: 'invoice', next: 1}"),
        orders.findOneAndUpdate(eq("_id", "invoice"), inc("next", 1), upsert));
  }

  @Test
  void a_document_that_is_not_known_is_left_to_the_test() {
    assertUnanswered(
        () ->
            orders.findOneAndUpdate(
                eq("_id", 7),
                new Document("$push", new Document("lines", 1)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)));
  }

  @Test
  void collections_and_indexes_are_made_and_dropped() {
    client.getDatabase("shop").createCollection("orders");
    assertEquals("number_1", orders.createIndex(Indexes.ascending("number")));
    orders.drop();
    orders.dropIndexes();
    client.getDatabase("shop").drop();

    server.assertSatisfied();
  }

  @Test
  void a_transaction_commits() {
    try (ClientSession session = client.startSession()) {
      session.withTransaction(
          () -> {
            orders.insertOne(session, new Document("_id", 7));
            return orders.updateOne(session, eq("_id", 7), inc("n", 1));
          });
    }

    server.verify(once(), command("commitTransaction"));
  }

  @Test
  void a_change_stream_waits_for_what_does_not_come() {
    try (var changes = orders.watch().maxAwaitTime(10, TimeUnit.MILLISECONDS).cursor()) {
      assertNull(changes.tryNext());
      assertEquals("8200000000", changes.getResumeToken().getString("_data").getValue());
    }
  }

  @Test
  void what_the_test_declares_goes_first() {
    server.autoResponds(command("insert").on("shop.invoices")).hangsUp();
    server
        .autoResponds(anyCommand().on("shop.bills"))
        .asLastResort()
        .replies(ServerError.UNAUTHORIZED);

    orders.insertOne(new Document("_id", 1));
    assertThrows(
        MongoSocketException.class,
        () -> client.getDatabase("shop").getCollection("invoices").insertOne(new Document()));
    assertThrows(
        MongoCommandException.class,
        () -> client.getDatabase("shop").getCollection("bills").find().first());
  }

  @Test
  void it_stays_when_the_server_is_reset() {
    server.lifecycle().reset();

    assertNull(orders.find().first());
    assertEquals(
        "the empty database",
        server.journal().sent().stream()
            .filter(sent -> sent.request().command().name().equals("find"))
            .findFirst()
            .orElseThrow()
            .answeredBy());
  }

  @Test
  void what_can_not_be_known_is_left_to_the_test() {
    assertUnanswered(() -> orders.find().explain());
    assertUnanswered(
        () -> orders.aggregate(List.of(new Document("$collStats", new Document()))).first());
  }

  private void assertUnanswered(Runnable call) {
    MongoCommandException refused = assertThrows(MongoCommandException.class, call::run);
    assertThat(refused.getErrorMessage(), containsString(" was not answered"));
    assertFalse(server.lifecycle().findings().isEmpty());
    server.lifecycle().reset();
  }
}
