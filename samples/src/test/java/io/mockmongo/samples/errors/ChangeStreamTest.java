package io.mockmongo.samples.errors;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.MongoCommandException;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.ServerError;
import io.mockmongo.server.MockMongoServer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * Change streams that fail: over some errors the driver resumes by itself, over others it can't.
 */
@MockMongo
class ChangeStreamTest {

  private static final String FIRST =
      "{_id: {_data: '1'}, operationType: 'insert', ns: {db: 'shop', coll: 'orders'},"
          + " documentKey: {_id: 1}, fullDocument: {_id: 1}}";
  private static final String SECOND =
      "{_id: {_data: '2'}, operationType: 'insert', ns: {db: 'shop', coll: 'orders'},"
          + " documentKey: {_id: 2}, fullDocument: {_id: 2}}";

  @Test
  void outlives_a_step_down(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    server
        .autoResponds(command("aggregate"))
        .first(Cursor.of(FIRST).diesAfter(1, ServerError.PRIMARY_STEPPED_DOWN))
        .then(Cursor.of(SECOND).tailable());

    try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes =
        orders.watch().cursor()) {
      assertThat(changes.next().getFullDocument(), is(new Document("_id", 1)));
      assertThat(changes.next().getFullDocument(), is(new Document("_id", 2)));
    }

    server.verifyInOrder(
        command("aggregate")
            .matching("{pipeline: [{$changeStream: {resumeAfter: {$$exists: false}}}]}"),
        command("getMore"),
        command("aggregate")
            .matching("{pipeline: [{$changeStream: {resumeAfter: {_data: '1'}}}]}"));
  }

  @Test
  void starts_afresh_where_the_history_is_lost(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    server.autoResponds(command("aggregate")).replies(Cursor.of(SECOND).tailable());
    server
        .autoResponds(
            command("aggregate")
                .matching("{pipeline: [{$changeStream: {resumeAfter: {_data: '0'}}}]}"))
        .replies(ServerError.CHANGE_STREAM_HISTORY_LOST);

    Document next = nextAfter(BsonDocument.parse("{_data: '0'}"), orders);

    assertThat(next, is(new Document("_id", 2)));
    server.verifyInOrder(
        command("aggregate").matching("{pipeline: [{$changeStream: {resumeAfter: {_data: '0'}}}]}"),
        command("aggregate")
            .matching("{pipeline: [{$changeStream: {resumeAfter: {$$exists: false}}}]}"));
  }

  /** The application: goes on after a token that it has kept, or afresh where it is too old. */
  private static Document nextAfter(BsonDocument token, MongoCollection<Document> orders) {
    try {
      return next(orders.watch().resumeAfter(token));
    } catch (MongoCommandException e) {
      if (e.getErrorCode() != ServerError.CHANGE_STREAM_HISTORY_LOST.code()) {
        throw e;
      }
      return next(orders.watch());
    }
  }

  private static Document next(ChangeStreamIterable<Document> changes) {
    try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> cursor = changes.cursor()) {
      return cursor.next().getFullDocument();
    }
  }
}
