package io.mockmongo.samples.topology;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
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
 * The primary dies while it commits a transaction: nobody knows whether it did. The driver asks the
 * new primary to commit it, with write concern majority; to commit twice is safe.
 */
@MockMongo(members = 3)
class CommitAcrossElectionTest {

  @Test
  @AutoRespond(command = "insert")
  void a_commit_whose_result_is_unknown_is_retried_at_the_new_primary(
      MongoClient client,
      @Namespace("shop.orders") MongoCollection<Document> orders,
      MockReplicaSet replicaSet) {
    MockMongoServer old = replicaSet.primary();
    MockMongoServer next = replicaSet.secondary(0);
    old.holds(command("commitTransaction"));
    next.holds(command("commitTransaction")); // which has the transaction: it was replicated
    Call<Void> transaction =
        replicaSet.go(
            () -> {
              try (ClientSession session = client.startSession()) {
                session.startTransaction();
                orders.insertOne(session, new Document("_id", 7));
                session.commitTransaction();
              }
              return null;
            });

    Request commit = replicaSet.receives(command("commitTransaction").sentTo(old.address()));
    replicaSet.kill(old); // the reply is lost
    replicaSet.elect(next);
    Request again = replicaSet.receives(command("commitTransaction").isRetryOf(commit));
    again.repliesOk();
    transaction.result();

    replicaSet.verify(
        once(),
        command("commitTransaction")
            .sentTo(replicaSet.primary().address())
            .matching("{txnNumber: 1, writeConcern: {w: 'majority'}}"));
  }
}
