package io.mockmongo.samples.topology;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.reply.Cursor;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A change stream that waits for a change while the primary dies: it is opened again at the new
 * primary, after the last change that it has seen, and none is lost.
 */
@MockMongo(members = 3)
class IdleChangeStreamTest {

  private static final String FIRST =
      "{_id: {_data: '1'}, operationType: 'insert', ns: {db: 'shop', coll: 'orders'},"
          + " documentKey: {_id: 1}, fullDocument: {_id: 1}}";
  private static final String SECOND =
      "{_id: {_data: '2'}, operationType: 'insert', ns: {db: 'shop', coll: 'orders'},"
          + " documentKey: {_id: 2}, fullDocument: {_id: 2}}";

  @Test
  void goes_on_at_the_new_primary(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockReplicaSet replicaSet) {
    MockMongoServer old = replicaSet.primary();
    MockMongoServer next = replicaSet.secondary(0);
    old.autoResponds(command("aggregate")).replies(Cursor.of(FIRST).tailable());
    next.autoResponds(command("aggregate")).replies(Cursor.of(SECOND).tailable());

    try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes =
        orders.watch().cursor()) {
      assertThat(changes.next().getFullDocument(), is(new Document("_id", 1)));
      Call<ChangeStreamDocument<Document>> second = replicaSet.go(changes::next);
      replicaSet.awaits(command("getMore").sentTo(old.address())); // it waits for a change

      replicaSet.kill(old);
      replicaSet.elect(next);

      assertThat(second.result().getFullDocument(), is(new Document("_id", 2)));
    }

    replicaSet.verifyInOrder(
        command("aggregate").sentTo(old.address()),
        command("getMore").sentTo(old.address()),
        command("aggregate")
            .sentTo(next.address())
            .matching("{pipeline: [{$changeStream: {resumeAfter: {_data: '1'}}}]}"));
  }
}
