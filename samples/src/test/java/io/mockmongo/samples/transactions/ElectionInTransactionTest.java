package io.mockmongo.samples.transactions;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** An election in the middle of a transaction: the new primary does not know it. */
@MockMongo(members = 3)
@AutoRespond(command = "insert")
class ElectionInTransactionTest {

  @Test
  void the_transaction_is_run_again_at_the_new_primary(
      MongoClient client,
      @Namespace("shop.orders") MongoCollection<Document> orders,
      MockReplicaSet replicaSet) {
    MockMongoServer next = replicaSet.secondary(0);
    AtomicInteger runs = new AtomicInteger();
    try (ClientSession session = client.startSession()) {
      session.withTransaction(
          () -> {
            orders.insertOne(session, new Document("_id", 1));
            if (runs.incrementAndGet() == 1) {
              replicaSet.elect(next);
            }
            return orders.insertOne(session, new Document("_id", 2));
          });
    }

    replicaSet.verify(
        times(2), command("insert").sentTo(next.address()).matching("{txnNumber: 2}"));
    replicaSet.verify(once(), command("commitTransaction").sentTo(next.address()));
  }

  @Test
  void a_commit_that_is_sent_again_succeeds_at_the_new_primary(
      MongoClient client,
      @Namespace("shop.orders") MongoCollection<Document> orders,
      MockReplicaSet replicaSet) {
    MockMongoServer next = replicaSet.secondary(0);
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      orders.insertOne(session, new Document("_id", 7));
      session.commitTransaction();

      replicaSet.elect(next);
      session.commitTransaction();
    }

    replicaSet.verify(once(), command("commitTransaction").sentTo(next.address()));
  }
}
