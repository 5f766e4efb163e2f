package io.mockmongo.samples.topology;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.isRetryOf;
import static io.mockmongo.matchers.MongoMatchers.sentTo;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.result.InsertOneResult;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A write meets an election: the driver sends it again, with the same session and number, to the
 * new primary. The application notices nothing.
 */
@MockMongo(members = 3)
class FailoverTest {

  @Test
  void retries_once_on_the_new_primary(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockReplicaSet replicaSet) {
    Call<InsertOneResult> insert = replicaSet.go(() -> orders.insertOne(new Document("_id", 7)));

    Request first = replicaSet.receives(command("insert"));
    replicaSet.elect(replicaSet.secondary(0)); // the driver learns of it in milliseconds
    first.replies(NOT_WRITABLE_PRIMARY);

    Request retry = replicaSet.receives(command("insert"));
    assertThat(retry, allOf(sentTo(replicaSet.primary().address()), isRetryOf(first)));
    retry.replies("{n: 1}");
    insert.result();
  }

  @Test
  @AutoRespond(command = "insert")
  void writes_at_the_new_primary_after_the_old_one_was_killed(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockReplicaSet replicaSet) {
    MockMongoServer old = replicaSet.primary();
    orders.insertOne(new Document("_id", 1));

    replicaSet.kill(old);
    replicaSet.elect(replicaSet.secondary(1));
    orders.insertOne(new Document("_id", 2));
    replicaSet.restart(old);

    replicaSet.verifyInOrder(
        command("insert").sentTo(old.address()),
        command("insert").sentTo(replicaSet.primary().address()));
    replicaSet.verify(once(), command("insert").sentTo(replicaSet.primary().address()));
  }
}
