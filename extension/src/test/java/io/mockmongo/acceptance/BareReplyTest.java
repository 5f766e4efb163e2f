package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoNamespace;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.bulk.ClientBulkWriteOptions;
import com.mongodb.client.model.bulk.ClientNamespacedWriteModel;
import com.mongodb.client.model.bulk.ClientUpdateOneOptions;
import com.mongodb.client.result.UpdateResult;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.pattern.DocumentPattern;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonInt32;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bare {@code {ok: 1}} says what the request would have done, so that drivers accept it. */
class BareReplyTest {

  private static final Bson PAID = Updates.set("paid", true);
  private static final Bson BY_ID = Filters.eq("_id", 7);

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void an_insert_inserts_each_document_sent() {
    server.autoResponds(command("insert")).repliesOk();

    assertThat(orders(client).insertOne(new Document()).wasAcknowledged(), is(true));
    BulkWriteResult result =
        orders(client).bulkWrite(List.of(insertion(1), insertion(2), insertion(3)));

    assertThat(result.getInsertedCount(), is(3));
  }

  private static InsertOneModel<Document> insertion(int id) {
    return new InsertOneModel<>(new Document("_id", id));
  }

  @Test
  void an_update_modifies_one_document_for_each_statement() {
    server.autoResponds(command("update")).repliesOk();

    UpdateResult one = orders(client).updateOne(BY_ID, PAID);
    BulkWriteResult two =
        orders(client)
            .bulkWrite(
                List.of(
                    new UpdateManyModel<>(Filters.empty(), PAID),
                    new UpdateManyModel<>(BY_ID, PAID)));

    assertThat(one.getMatchedCount(), is(1L));
    assertThat(one.getModifiedCount(), is(1L));
    assertThat(one.getUpsertedId(), is(nullValue()));
    assertThat(two.getModifiedCount(), is(2));
  }

  @Test
  void an_upsert_inserts_with_the_id_that_a_server_would_choose() {
    server.autoResponds(command("update")).repliesOk();
    UpdateOptions upsert = new UpdateOptions().upsert(true);

    UpdateResult known = orders(client).updateOne(BY_ID, PAID, upsert);
    UpdateResult chosen = orders(client).updateOne(Filters.eq("a", 1), PAID, upsert);
    BulkWriteResult mixed =
        orders(client)
            .bulkWrite(
                List.of(
                    new UpdateOneModel<>(BY_ID, PAID),
                    new UpdateOneModel<>(Filters.eq("_id", 8), PAID, upsert)));

    assertThat(known.getUpsertedId(), is(new BsonInt32(7)));
    assertThat(known.getMatchedCount(), is(0L));
    assertThat(chosen.getUpsertedId().isObjectId(), is(true));
    assertThat(mixed.getMatchedCount(), is(1));
    assertThat(mixed.getUpserts(), hasSize(1));
    assertThat(mixed.getUpserts().get(0).getIndex(), is(1));
    assertThat(mixed.getUpserts().get(0).getId(), is(new BsonInt32(8)));
  }

  @Test
  void a_delete_deletes_one_document_for_each_statement() {
    server.autoResponds(command("delete")).repliesOk();

    assertThat(orders(client).deleteOne(BY_ID).getDeletedCount(), is(1L));
    assertThat(
        orders(client)
            .bulkWrite(List.of(new DeleteManyModel<>(BY_ID), new DeleteManyModel<>(BY_ID)))
            .getDeletedCount(),
        is(2));
  }

  @Test
  void a_find_and_modify_finds_nothing_and_an_upsert_inserts() {
    server.autoResponds(command("findAndModify")).repliesOk();
    FindOneAndUpdateOptions upsert = new FindOneAndUpdateOptions().upsert(true);

    assertThat(orders(client).findOneAndDelete(BY_ID), is(nullValue()));
    assertThat(orders(client).findOneAndUpdate(BY_ID, PAID), is(nullValue()));
    assertThat(orders(client).findOneAndUpdate(BY_ID, PAID, upsert), is(nullValue()));
    assertThat(
        orders(client).findOneAndUpdate(BY_ID, PAID, upsert.returnDocument(ReturnDocument.AFTER)),
        is(Document.parse("{_id: 7, paid: true}")));
  }

  @Test
  void reads_find_nothing() {
    server.autoResponds(anyCommand()).asLastResort().repliesOk();

    assertThat(orders(client).find().first(), is(nullValue()));
    assertThat(orders(client).countDocuments(), is(0L));
    assertThat(orders(client).estimatedDocumentCount(), is(0L));
    assertThat(orders(client).distinct("a", String.class).into(new ArrayList<>()), is(empty()));
    assertThat(client.listDatabaseNames().into(new ArrayList<>()), is(empty()));
    assertThat(orders(client).listIndexes().into(new ArrayList<>()), is(empty()));
    assertThat(mapReduce(), is(empty()));
    orders(client).createIndex(Filters.eq("a", 1));
    orders(client).drop();
    assertThat(server.lifecycle().warnings(), is(empty()));
  }

  @SuppressWarnings("deprecation")
  private List<Document> mapReduce() {
    return orders(client).mapReduce("map", "reduce").into(new ArrayList<>());
  }

  @Test
  void a_client_bulk_write_succeeds() {
    assumeTrue(Driver.knows("bulkWrite"));
    server.autoResponds(command("bulkWrite")).repliesOk();
    MongoNamespace orders = new MongoNamespace("shop.orders");

    var result =
        client.bulkWrite(
            List.of(
                ClientNamespacedWriteModel.insertOne(orders, new Document("_id", 1)),
                ClientNamespacedWriteModel.updateOne(orders, BY_ID, PAID),
                ClientNamespacedWriteModel.updateOne(
                    orders,
                    BY_ID,
                    PAID,
                    ClientUpdateOneOptions.clientUpdateOneOptions().upsert(true)),
                ClientNamespacedWriteModel.deleteOne(orders, BY_ID)),
            ClientBulkWriteOptions.clientBulkWriteOptions().verboseResults(true));

    assertThat(result.getInsertedCount(), is(1L));
    assertThat(result.getMatchedCount(), is(1L));
    assertThat(result.getModifiedCount(), is(1L));
    assertThat(result.getUpsertedCount(), is(1L));
    assertThat(result.getDeletedCount(), is(1L));
    var verbose = result.getVerboseResults().orElseThrow();
    assertThat(verbose.getInsertResults().keySet(), containsInAnyOrder(0));
    assertThat(verbose.getUpdateResults().get(1).getModifiedCount(), is(1L));
    assertThat(
        verbose.getUpdateResults().get(2).getUpsertedId().orElseThrow(), is(new BsonInt32(7)));
    assertThat(verbose.getDeleteResults().get(3).getDeletedCount(), is(1L));
  }

  @Test
  void a_client_bulk_write_without_verbose_results_succeeds() {
    assumeTrue(Driver.knows("bulkWrite"));
    server.autoResponds(command("bulkWrite")).repliesOk();

    var result =
        client.bulkWrite(
            List.of(
                ClientNamespacedWriteModel.insertOne(
                    new MongoNamespace("shop.orders"), new Document())));

    assertThat(result.getInsertedCount(), is(1L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "insert: 'c', documents: [{}, {}] | n: 2, ok: 1.0",
        "insert: 'c', documents: [{}, 1]  | ok: 1.0",
        "insert: 'c'                      | ok: 1.0",
        "update: 'c', updates: [{q: {}, u: {}}, {q: {_id: 5}, u: {}, upsert: true}] | n: 2, upserted: [{index: 1, _id: 5}], nModified: 1, ok: 1.0",
        "delete: 'c', deletes: [{q: {}, limit: 0}, {q: {}, limit: 1}] | n: 2, ok: 1.0",
        "findAndModify: 'c', query: {}, remove: true     | lastErrorObject: {n: 0}, value: null, ok: 1.0",
        "findandmodify: 'c', query: {}, update: {a: 1}   | lastErrorObject: {n: 0, updatedExisting: false}, value: null, ok: 1.0",
        "findAndModify: 'c', query: {_id: 5}, update: {$push: {a: 1}}, upsert: true, new: true | lastErrorObject: {n: 1, updatedExisting: false, upserted: 5}, value: {_id: 5}, ok: 1.0",
        "bulkWrite: 1, errorsOnly: true, nsInfo: [{ns: 'd.c'}], ops: [{insert: 0, document: {}}, {delete: 0, filter: {}}] | cursor: {id: {$numberLong: '0'}, firstBatch: [], ns: 'admin.$cmd.bulkWrite'}, nErrors: 0, nInserted: 1, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 1, ok: 1.0",
        "find: 'c'                        | cursor: {firstBatch: [], ns: 'd.c', id: {$numberLong: '0'}}, ok: 1.0",
        "explain: {find: 'c'}             | ok: 1.0",
        "count: 'c', explain: true        | ok: 1.0",
        "ping: 1                          | ok: 1.0"
      })
  void the_reply_in_full(String request, String reply) throws Exception {
    assertThat(
        ExtendedJson.write(replyTo(request, Reply.ok())),
        is(ExtendedJson.write(ExtendedJson.parse("{" + reply + "}"))));
  }

  @Test
  void ok_is_kept_as_it_is_written() throws Exception {
    assertThat(
        ExtendedJson.write(replyTo("insert: 'c', documents: [{}]", Reply.of("{ok: 1}"))),
        is("{n: 1, ok: 1}"));
  }

  @Test
  void an_error_or_any_other_field_is_no_bare_success() throws Exception {
    for (String reply : List.of("{ok: 0.0}", "{a: 1}", "{nModified: 1}")) {
      RawBsonDocument sent = replyTo("insert: 'c', documents: [{}]", Reply.of(reply));
      assertThat(reply, sent.get("n"), is(nullValue()));
    }
  }

  @Test
  void an_exact_reply_stays_bare() throws Exception {
    assertThat(
        ExtendedJson.write(replyTo("insert: 'c', documents: [{}]", Reply.exactly("{ok: 1.0}"))),
        is("{ok: 1.0}"));
  }

  @Test
  void a_write_concern_error_stands_beside_what_was_done() throws Exception {
    Reply timedOut = Reply.of("{writeConcernError: {code: 64, errmsg: 'late'}}");

    assertThat(
        ExtendedJson.write(replyTo("insert: 'c', documents: [{}, {}]", timedOut)),
        is("{n: 2, writeConcernError: {code: 64, errmsg: 'late'}, ok: 1.0}"));
    assertThat(
        DocumentPattern.of("{cursor: {firstBatch: []}, writeConcernError: {code: 64}, ok: 1}")
            .matches(replyTo("aggregate: 'c', pipeline: [], cursor: {}", timedOut)),
        is(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "insert: 'c', documents: [{}, {}, {}, {}] | n: 1",
        "insert: 'c', ordered: false, documents: [{}, {}, {}, {}] | n: 2",
        "update: 'c', ordered: false, updates: [{q: {}, u: {}}, {q: {}, u: {}}, {q: {}, u: {}}] | n: 2, nModified: 2"
      })
  void errors_of_writes_stand_beside_what_was_done(String request, String counts) throws Exception {
    String errors = "writeErrors: [{index: 1, code: 8, errmsg: 'no'}, {index: 3, code: 8}]";

    assertThat(
        ExtendedJson.write(replyTo(request, Reply.of("{" + errors + "}"))),
        is("{" + counts + ", " + errors + ", ok: 1.0}"));
  }

  @Test
  void an_unacknowledged_write_gets_no_reply() {
    server.autoResponds(command("insert")).repliesOk();
    server.autoResponds(command("ping")).repliesOk();

    orders(client).withWriteConcern(WriteConcern.UNACKNOWLEDGED).insertOne(new Document());
    Driver.ping(client);

    server.awaits(command("insert"));
    assertThat(
        server.journal().sent().stream().map(sent -> sent.request().command().name()).toList(),
        both(hasItem("ping")).and(not(hasItem("insert"))));
  }

  private static RawBsonDocument replyTo(String request, Reply reply) throws Exception {
    try (var standalone = Standalone.start();
        var raw = new RawClient(standalone)) {
      standalone.autoResponds(anyCommand()).replies(reply);
      raw.send(1, "{" + request + ", $db: 'd'}");
      return raw.readsBody();
    }
  }
}
