package io.mockmongo.topology;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.mockmongo.server.MockMongoServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions across elections: what is in progress is lost, what was committed is known. */
class TransactionFailoverTest {

  private final MockReplicaSet replicaSet = MockReplicaSet.start(3);
  private final MongoClient client =
      MongoClients.create(replicaSet.applyTo(MongoClientSettings.builder()).build());
  private final MongoCollection<Document> orders =
      client.getDatabase("shop").getCollection("orders");

  @BeforeEach
  void declareAnswers() {
    replicaSet.autoResponds(command("insert")).repliesOk();
  }

  @AfterEach
  void close() {
    client.close();
    replicaSet.close();
  }

  @Test
  void the_next_statement_is_refused_by_the_new_primary() {
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      orders.insertOne(session, new Document());
      replicaSet.elect(replicaSet.secondary(0));

      MongoException unknown =
          assertThrows(MongoException.class, () -> insertAtPrimary(session, replicaSet.primary()));

      assertThat(unknown.getCode(), is(251));
      assertThat(unknown.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL), is(true));
    }
  }

  /** The driver may still know the old primary, which refuses the statement as well. */
  private void insertAtPrimary(ClientSession session, MockMongoServer primary) {
    try {
      orders.insertOne(session, new Document());
    } catch (MongoException e) {
      if (e.getCode() != 10107) {
        throw e;
      }
      insertAtPrimary(session, primary);
    }
  }

  @Test
  void a_transaction_is_run_again_at_the_new_primary() {
    MockMongoServer old = replicaSet.primary();
    AtomicInteger runs = new AtomicInteger();
    try (ClientSession session = client.startSession()) {
      session.withTransaction(
          () -> {
            orders.insertOne(session, new Document("_id", 1));
            if (runs.incrementAndGet() == 1) {
              replicaSet.elect(replicaSet.secondary(0));
            }
            orders.insertOne(session, new Document("_id", 2));
            return null;
          });
    }

    MockMongoServer now = replicaSet.primary();
    replicaSet.verify(once(), command("insert").startingTransaction().sentTo(old.address()));
    replicaSet.verify(times(2), command("insert").matching("{txnNumber: 2}").sentTo(now.address()));
    replicaSet.verify(once(), command("commitTransaction").sentTo(now.address()));
    replicaSet.verify(never(), command("commitTransaction").sentTo(old.address()));
  }

  @Test
  void a_commit_is_known_to_the_new_primary() {
    MockMongoServer old = replicaSet.primary();
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      orders.insertOne(session, new Document());
      session.commitTransaction();
      replicaSet.elect(replicaSet.secondary(0));
      session.commitTransaction();
    }

    replicaSet.verify(
        once(),
        command("commitTransaction")
            .matching("{writeConcern: {w: 'majority'}}")
            .sentTo(replicaSet.primary().address()));
    replicaSet.verify(
        once(), command("commitTransaction").without("writeConcern").sentTo(old.address()));
  }

  @Test
  void a_primary_that_is_elected_again_has_lost_the_transaction() {
    MockMongoServer primary = replicaSet.primary();
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      orders.insertOne(session, new Document());
      replicaSet.stepDown();
      replicaSet.elect(primary);

      MongoException unknown = assertThrows(MongoException.class, session::commitTransaction);

      assertThat(unknown.getCode(), is(251));
      replicaSet.verify(times(1), command("insert").sentTo(primary.address()));
    }
  }
}
