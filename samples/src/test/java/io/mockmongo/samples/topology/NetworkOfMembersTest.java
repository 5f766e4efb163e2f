package io.mockmongo.samples.topology;

import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.Matchers.is;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.connection.ServerDescription;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.reply.Cursor;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.time.Duration;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Members that are far away, stopped, or cut off from the application. */
@MockMongo(members = 3)
class NetworkOfMembersTest {

  @Test
  void reads_from_the_nearest_member_avoid_one_that_is_far_away(MockReplicaSet replicaSet) {
    MockMongoServer far = replicaSet.secondary(0);
    far.network().delay(Duration.ofMillis(500));
    replicaSet.autoResponds(command("find")).replies(Cursor.of("{_id: 7}"));

    try (MongoClient client =
        MongoClients.create(replicaSet.applyTo(MongoClientSettings.builder()).build())) {
      MongoCollection<Document> nearest =
          client
              .getDatabase("shop")
              .getCollection("orders")
              .withReadPreference(ReadPreference.nearest());
      for (int i = 0; i < 20; i++) {
        nearest.find().first();
      }
    }

    replicaSet.verify(times(20), command("find"));
    replicaSet.verify(never(), command("find").sentTo(far.address()));
  }

  @Test
  void a_primary_that_is_frozen_while_another_is_elected_loses_its_clients(
      MockReplicaSet replicaSet,
      MongoClient client,
      @Namespace("shop.orders") MongoCollection<Document> orders) {
    MockMongoServer old = replicaSet.primary();
    Call<?> first = replicaSet.go(() -> orders.insertOne(new Document("_id", 7)));
    replicaSet.receives(command("insert").sentTo(old.address())).replies("{n: 1}");
    first.result();

    replicaSet.freeze(old); // its clients hear nothing of that
    replicaSet.elect(replicaSet.secondary(0));
    replicaSet.waitUntil(() -> primaryKnownTo(client), is(replicaSet.primary().address()));
    Call<?> second = replicaSet.go(() -> orders.insertOne(new Document("_id", 8)));

    replicaSet.receives(command("insert").sentTo(replicaSet.primary().address())).replies("{n: 1}");
    second.result();
    replicaSet.thaw(old);
    replicaSet.waitUntil(() -> secondariesKnownTo(client), is(2L));
  }

  @Test
  void a_write_that_got_lost_in_a_partition_is_retried_at_the_new_primary(
      MockReplicaSet replicaSet, @Namespace("shop.orders") MongoCollection<Document> orders) {
    MockMongoServer old = replicaSet.primary();
    Call<?> insert = replicaSet.go(() -> orders.insertOne(new Document("_id", 7)));
    Request lost = replicaSet.receives(command("insert"));

    old.network().partition();
    lost.replies("{n: 1}"); // never arrives
    replicaSet.elect(replicaSet.secondary(0));
    old.network().repair();

    replicaSet.awaits(connectionEnded(Ending.RESET).onConnectionOf(lost));
    replicaSet
        .receives(command("insert").isRetryOf(lost).sentTo(replicaSet.primary().address()))
        .replies("{n: 1}");
    insert.result();
  }

  private static long secondariesKnownTo(MongoClient client) {
    return client.getClusterDescription().getServerDescriptions().stream()
        .filter(ServerDescription::isSecondary)
        .count();
  }

  private static String primaryKnownTo(MongoClient client) {
    return client.getClusterDescription().getServerDescriptions().stream()
        .filter(ServerDescription::isPrimary)
        .map(member -> member.getAddress().toString())
        .collect(Collectors.joining());
  }
}
