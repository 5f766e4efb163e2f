package io.mockmongo.samples.transactions;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** An election in the middle of a transaction: the new primary does not know it. */
class ElectionInTransactionTest {

  @Test
  void the_transaction_is_run_again_at_the_new_primary() {
    try (MockReplicaSet replicaSet = MockReplicaSet.start(3);
        MongoClient client =
            MongoClients.create(replicaSet.applyTo(MongoClientSettings.builder()).build());
        ClientSession session = client.startSession()) {
      replicaSet.autoResponds(command("insert")).repliesOk();
      MongoCollection<Document> orders = client.getDatabase("shop").getCollection("orders");
      MockMongoServer next = replicaSet.secondary(0);
      AtomicInteger runs = new AtomicInteger();

      session.withTransaction(
          () -> {
            orders.insertOne(session, new Document("_id", 1));
            if (runs.incrementAndGet() == 1) {
              replicaSet.elect(next);
            }
            return orders.insertOne(session, new Document("_id", 2));
          });

      replicaSet.verify(times(2), command("insert").startingTransaction());
      replicaSet.verify(
          times(2), command("insert").sentTo(next.address()).matching("{txnNumber: 2}"));
      replicaSet.verify(once(), command("commitTransaction").sentTo(next.address()));
    }
  }

  @Test
  void a_commit_that_is_sent_again_succeeds_at_the_new_primary() {
    try (MockReplicaSet replicaSet = MockReplicaSet.start(3);
        MongoClient client =
            MongoClients.create(replicaSet.applyTo(MongoClientSettings.builder()).build());
        ClientSession session = client.startSession()) {
      replicaSet.autoResponds(command("insert")).repliesOk();
      session.startTransaction();
      client.getDatabase("shop").getCollection("orders").insertOne(session, new Document());
      session.commitTransaction();

      replicaSet.elect(replicaSet.secondary(0));
      session.commitTransaction();

      replicaSet.verify(times(2), command("commitTransaction"));
    }
  }
}
