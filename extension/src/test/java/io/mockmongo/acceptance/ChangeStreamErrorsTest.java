package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoException;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real driver's change streams: over which errors they are resumed. */
class ChangeStreamErrorsTest {

  private static final String CHANGE =
      "{_id: {_data: '%d'}, operationType: 'insert', ns: {db: 'shop', coll: 'orders'},"
          + " documentKey: {_id: %1$d}, fullDocument: {_id: %1$d}}";

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        6, 7, 43, 89, 91, 133, 134, 150, 189, 234, 262, 9001, 10107, 11600, 11602, 13388, 13435,
        13436
      })
  void are_resumed_over_these_errors_of_a_getMore(int code) {
    server
        .autoResponds(command("aggregate"))
        .first(Cursor.of(CHANGE.formatted(1)).diesAfter(1, Reply.error(code, "interrupted")))
        .then(Cursor.of(CHANGE.formatted(2)).tailable());

    try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes =
        orders(client).watch().cursor()) {
      assertThat(changes.next().getFullDocument(), is(new Document("_id", 1)));
      assertThat(changes.next().getFullDocument(), is(new Document("_id", 2)));
    }
    server.verify(
        once(),
        command("aggregate")
            .matching("{pipeline: [{$changeStream: {resumeAfter: {_data: '1'}}}]}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {63, 189, 234, 10107})
  void are_resumed_over_these_of_a_server_without_labels(int code) {
    try (MockMongoServer old = MockMongoServer.builder().release(ServerRelease.V4_2).start();
        MongoClient ofOld = Driver.connect(old)) {
      old.autoResponds(command("aggregate"))
          .first(Cursor.of(CHANGE.formatted(1)).diesAfter(1, Reply.error(code, "interrupted")))
          .then(Cursor.of(CHANGE.formatted(2)).tailable());

      try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes =
          orders(ofOld).watch().cursor()) {
        changes.next();
        assertThat(changes.next().getFullDocument(), is(new Document("_id", 2)));
      }
      old.verify(times(2), command("aggregate"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {280, 286, 136, 237, 11601})
  void are_not_resumed_over_these(int code) {
    server
        .autoResponds(command("aggregate"))
        .replies(Cursor.of(CHANGE.formatted(1)).diesAfter(1, Reply.error(code, "lost")));

    try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes =
        orders(client).watch().cursor()) {
      changes.next();
      assertThat(assertThrows(MongoException.class, changes::next).getCode(), is(code));
    }
    server.verify(times(1), command("aggregate"));
  }
}
