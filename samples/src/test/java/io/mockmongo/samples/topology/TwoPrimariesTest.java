package io.mockmongo.samples.topology;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.times;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A partition: the old primary does not hear of the election of another one, and goes on as
 * primary. The driver compares the ids of their elections, and writes to the one that was elected
 * last.
 */
@MockMongo(members = 3)
class TwoPrimariesTest {

  @Test
  void the_stale_one_is_ignored(
      MongoClient client,
      @Namespace("shop.orders") MongoCollection<Document> orders,
      MockReplicaSet replicaSet) {
    MockMongoServer stale = replicaSet.primary();
    MockMongoServer elected = replicaSet.secondary(0);
    replicaSet.autoResponds(command("insert")).replies("{n: 1}");

    replicaSet.isolate(stale);
    replicaSet.elect(elected);
    replicaSet.waitUntil(() -> isPrimary(elected, client));
    for (int i = 0; i < 5; i++) {
      orders.insertOne(new Document());
    }

    replicaSet.verify(never(), command("insert").sentTo(stale.address()));
    replicaSet.verify(times(5), command("insert").sentTo(elected.address()));
  }

  private static boolean isPrimary(MockMongoServer member, MongoClient client) {
    return client.getClusterDescription().getServerDescriptions().stream()
        .anyMatch(
            server ->
                server.isPrimary() && server.getAddress().toString().equals(member.address()));
  }
}
