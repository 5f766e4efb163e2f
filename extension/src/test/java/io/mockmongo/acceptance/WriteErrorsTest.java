package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.BAD_VALUE;
import static io.mockmongo.reply.ServerError.DOCUMENT_VALIDATION_FAILURE;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.reply.ServerError.WRITE_CONCERN_TIMEOUT;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Cursor;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Errors of single writes and of the write concern, in the shape that each command wants. */
class WriteErrorsTest {

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void a_duplicate_key_of_an_insert_names_the_key() {
    server.autoResponds(command("insert")).replies(DUPLICATE_KEY);

    MongoWriteException thrown =
        assertThrows(
            MongoWriteException.class, () -> orders(client).insertOne(new Document("_id", 7)));

    assertThat(thrown.getError().getCategory(), is(ErrorCategory.DUPLICATE_KEY));
    assertThat(
        thrown.getError().getMessage(),
        is("E11000 duplicate key error collection: shop.orders index: _id_ dup key: { _id: 7 }"));
    assertThat(thrown.getError().getDetails().isEmpty(), is(true)); // those are errInfo
  }

  @Test
  void a_duplicate_key_of_an_update_names_the_key_of_the_upsert() {
    server.autoResponds(command("update")).replies(DUPLICATE_KEY);

    MongoWriteException thrown =
        assertThrows(
            MongoWriteException.class,
            () ->
                orders(client)
                    .replaceOne(
                        Filters.eq("_id", "a"), new Document(), new ReplaceOptions().upsert(true)));

    assertThat(thrown.getError().getMessage(), containsString("dup key: { _id: \"a\" }"));
  }

  @Test
  void a_duplicate_key_of_a_find_and_modify_is_a_failed_command() {
    server.autoResponds(command("findAndModify")).replies(DUPLICATE_KEY);

    MongoCommandException thrown =
        assertThrows(
            MongoCommandException.class,
            () -> orders(client).findOneAndUpdate(Filters.eq("_id", 7), Updates.set("paid", true)));

    assertThat(
        thrown.getErrorMessage(),
        is(
            "Plan executor error during findAndModify :: caused by :: E11000 duplicate key error"
                + " collection: shop.orders index: _id_ dup key: { _id: 7 }"));
    assertThat(ExtendedJson.write(thrown.getResponse().getDocument("keyValue")), is("{_id: 7}"));
  }

  @Test
  void the_key_of_another_index_is_declared_by_its_fields() {
    server
        .autoResponds(command("insert"))
        .replies(
            DUPLICATE_KEY.with(
                "{keyPattern: {email: 1, city: -1}, keyValue: {email: 'ann@shop', city: null}}"));

    MongoWriteException thrown =
        assertThrows(
            MongoWriteException.class, () -> orders(client).insertOne(new Document("_id", 7)));

    assertThat(
        thrown.getError().getMessage(),
        is(
            "E11000 duplicate key error collection: shop.orders index: email_1_city_-1 dup key: {"
                + " email: \"ann@shop\", city: null }"));
  }

  @Test
  void an_ordered_batch_ends_at_the_first_error() {
    server
        .autoResponds(command("insert"))
        .replies(DUPLICATE_KEY.at(2).and(DOCUMENT_VALIDATION_FAILURE.at(4)));

    MongoBulkWriteException thrown =
        assertThrows(MongoBulkWriteException.class, () -> orders(client).insertMany(documents(6)));

    assertThat(indexes(thrown), is(List.of(2)));
    assertThat(thrown.getWriteResult().getInsertedCount(), is(2));
    assertThat(thrown.getWriteErrors().get(0).getMessage(), containsString("dup key: { _id: 2 }"));
  }

  @Test
  void an_unordered_batch_goes_on() {
    server
        .autoResponds(command("insert"))
        .replies(DUPLICATE_KEY.at(2).and(DOCUMENT_VALIDATION_FAILURE.at(4)));

    MongoBulkWriteException thrown =
        assertThrows(
            MongoBulkWriteException.class,
            () -> orders(client).insertMany(documents(6), new InsertManyOptions().ordered(false)));

    assertThat(indexes(thrown), is(List.of(2, 4)));
    assertThat(thrown.getWriteResult().getInsertedCount(), is(4));
    BulkWriteError invalid = thrown.getWriteErrors().get(1);
    assertThat(invalid.getCode(), is(121));
    assertThat(
        invalid.getDetails().getDocument("details").getString("operatorName").getValue(),
        is("$jsonSchema"));
  }

  @Test
  void one_error_may_strike_several_writes() {
    server.autoResponds(command("insert")).replies(DUPLICATE_KEY.at(0, 3));

    MongoBulkWriteException thrown =
        assertThrows(
            MongoBulkWriteException.class,
            () -> orders(client).insertMany(documents(4), new InsertManyOptions().ordered(false)));

    assertThat(indexes(thrown), is(List.of(0, 3)));
  }

  @Test
  void the_first_error_ends_an_unordered_batch_in_a_transaction() {
    server.autoResponds(command("insert")).replies(DUPLICATE_KEY.at(0, 3));
    try (ClientSession session = client.startSession()) {
      session.startTransaction();

      MongoBulkWriteException thrown =
          assertThrows(
              MongoBulkWriteException.class,
              () ->
                  orders(client)
                      .insertMany(session, documents(4), new InsertManyOptions().ordered(false)));

      assertThat(indexes(thrown), is(List.of(0)));
      assertThat(thrown.getWriteResult().getInsertedCount(), is(0));
    }
  }

  @Test
  void an_error_of_the_write_concern_stands_beside_those_of_writes() {
    server
        .autoResponds(command("insert"))
        .replies(DUPLICATE_KEY.at(1).withWriteConcernError(WRITE_CONCERN_TIMEOUT));

    MongoBulkWriteException thrown =
        assertThrows(MongoBulkWriteException.class, () -> orders(client).insertMany(documents(3)));

    assertThat(indexes(thrown), is(List.of(1)));
    assertThat(thrown.getWriteConcernError().getCode(), is(64));
    assertThat(thrown.getWriteConcernError().getCodeName(), startsWith("WriteConcern"));
    assertThat(thrown.getWriteConcernError().getDetails().toJson(), is("{\"wtimeout\": true}"));
  }

  @Test
  void an_error_of_the_write_concern_alone_leaves_the_write_done() {
    server.autoResponds(anyCommand()).asLastResort().replies(WRITE_CONCERN_TIMEOUT);

    MongoWriteConcernException thrown =
        assertThrows(
            MongoWriteConcernException.class,
            () -> orders(client).updateOne(Filters.eq("_id", 7), Updates.set("paid", true)));

    assertThat(thrown.getWriteConcernError().getDetails().toJson(), is("{\"wtimeout\": true}"));
    assertThat(thrown.getWriteResult().getCount(), is(1));
    assertThrows(MongoWriteConcernException.class, () -> orders(client).drop());
    assertThrows(
        MongoWriteConcernException.class, () -> orders(client).findOneAndDelete(Filters.empty()));
  }

  @Test
  void any_error_can_be_that_of_the_write_concern() {
    server.autoResponds(command("insert")).replies(BAD_VALUE.asWriteConcernError());

    MongoWriteConcernException thrown =
        assertThrows(
            MongoWriteConcernException.class, () -> orders(client).insertOne(new Document()));

    assertThat(thrown.getWriteConcernError().getCode(), is(2));
  }

  @Test
  void a_commit_that_times_out_has_an_unknown_result() {
    server.autoResponds(command("insert")).repliesOk();
    server.autoResponds(command("commitTransaction")).replies(WRITE_CONCERN_TIMEOUT);
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      orders(client).insertOne(session, new Document());

      MongoException thrown = assertThrows(MongoException.class, session::commitTransaction);

      assertThat(thrown.hasErrorLabel("UnknownTransactionCommitResult"), is(true));
    }
  }

  @Test
  void an_index_build_fails_with_the_words_of_a_server() {
    server.autoResponds(command("createIndexes")).replies(DUPLICATE_KEY);

    DuplicateKeyException thrown =
        assertThrows(
            DuplicateKeyException.class,
            () ->
                orders(client)
                    .createIndex(Indexes.ascending("email"), new IndexOptions().unique(true)));

    String uuid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    assertThat(
        thrown.getResponse().getString("errmsg").getValue(),
        matchesPattern(
            "Index build failed: "
                + uuid
                + ": Collection shop\\.orders \\( "
                + uuid
                + " \\) :: caused by :: E11000 duplicate key error collection: shop\\.orders index:"
                + " email_1 dup key: \\{ email: null }"));
    assertThat(
        ExtendedJson.write(thrown.getResponse().getDocument("keyPattern")), is("{email: 1}"));
  }

  @Test
  void a_get_more_fails_after_the_batches_of_a_cursor() {
    server
        .autoResponds(command("find"))
        .replies(Cursor.of("{_id: 1}", "{_id: 2}").batchSize(1).diesAfter(1, BAD_VALUE));
    List<Document> seen = new ArrayList<>();

    MongoException thrown =
        assertThrows(MongoException.class, () -> orders(client).find().into(seen));

    assertThat(thrown.getCode(), is(2));
    assertThat(seen, is(List.of(new Document("_id", 1))));
  }

  @Test
  void an_index_that_the_command_does_not_have_is_a_mistake() {
    server.autoResponds(command("insert")).replies(DUPLICATE_KEY.at(2));

    assertThrows(MongoException.class, () -> orders(client).insertOne(new Document("_id", 1)));

    AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);
    assertThat(
        error.getMessage(),
        containsString(
            "at(2): there is no such write, since insert shop.orders has one; indexes are from 0"));
  }

  @Test
  void a_wrong_index_is_refused_at_once() {
    assertThat(mistake(() -> DUPLICATE_KEY.at(-1)), is("at(-1): the first write is at 0"));
    assertThat(mistake(DUPLICATE_KEY::at), is("at(): give at least one index, from 0"));
  }

  private static String mistake(Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }

  private static List<Integer> indexes(MongoBulkWriteException thrown) {
    return thrown.getWriteErrors().stream().map(BulkWriteError::getIndex).toList();
  }

  private static List<Document> documents(int count) {
    return IntStream.range(0, count).mapToObj(id -> new Document("_id", id)).toList();
  }
}
