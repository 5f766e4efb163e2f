package io.mockmongo.samples.tutorial;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A long result comes in batches: the first one in the reply to {@code find}, the others in replies
 * to {@code getMore}, which names the cursor's id. The last batch has id 0. The client sets the
 * batch size in each of these commands, and requests the next batch only after it has used up the
 * one before.
 */
@MockMongo
class Chapter13CursorInBatchesTest {

  @Test
  @AutoRespond(command = "find", reply = "{cursor: {id: 42, firstBatch: [{_id: 1}, {_id: 2}]}}")
  @AutoRespond(
      command = "getMore",
      reply = {
        "{cursor: {id: 42, nextBatch: [{_id: 3}, {_id: 4}]}}",
        "{cursor: {nextBatch: [{_id: 5}]}}" // without an id it is the last one
      })
  void all_batches_are_read(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    List<Integer> ids = new ArrayList<>();
    orders.find().batchSize(2).forEach(order -> ids.add(order.getInteger("_id")));

    assertThat(ids, contains(1, 2, 3, 4, 5));
    server.verify(once(), command("find").matching("{batchSize: 2}"));
    server.verify(
        times(2), command("getMore").on("shop.orders").matching("{getMore: 42, batchSize: 2}"));
  }

  @Test
  void the_next_batch_is_asked_for_when_it_is_needed(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    Call<MongoCursor<Document>> find = server.go(() -> orders.find().batchSize(1).cursor());
    server.receives(command("find")).replies("{cursor: {id: 42, firstBatch: [{_id: 1}]}}");

    try (MongoCursor<Document> cursor = find.result()) {
      assertThat(cursor.next(), is(new Document("_id", 1)));
      server.verify(never(), command("getMore"));

      Call<Boolean> hasNext = server.go(cursor::hasNext);
      server
          .receives(command("getMore").matching("{getMore: 42}"))
          .replies("{cursor: {nextBatch: []}}");

      assertThat(hasNext.result(), is(false));
    }
  }
}
