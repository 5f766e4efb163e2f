package io.mockmongo.samples.topology;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.connection.ServerDescription;
import io.mockmongo.profile.MemberConfig;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A rolling upgrade: the members are stopped, upgraded and restarted one after the other, the
 * primary last. The application writes on, through two releases at the same time.
 */
class MixedReleasesTest {

  @Test
  void writes_go_on_during_an_upgrade() {
    try (var replicaSet =
            MockReplicaSet.builder()
                .members(3)
                .server(server -> server.release(ServerRelease.V7_0))
                .start();
        MongoClient client =
            MongoClients.create(replicaSet.applyTo(MongoClientSettings.builder()).build())) {
      MongoCollection<Document> orders = client.getDatabase("shop").getCollection("orders");
      replicaSet.autoResponds(command("insert")).replies("{n: 1}");

      MockMongoServer old = replicaSet.primary();
      for (MockMongoServer secondary : replicaSet.secondaries()) {
        upgrade(replicaSet, secondary);
        orders.insertOne(new Document());
      }
      replicaSet.waitUntil(() -> wireVersions(client), containsInAnyOrder(21, 25, 25));
      replicaSet.elect(replicaSet.secondary(0));
      orders.insertOne(new Document());
      upgrade(replicaSet, old);
      orders.insertOne(new Document());

      replicaSet.waitUntil(() -> wireVersions(client), containsInAnyOrder(25, 25, 25));
      assertThat(replicaSet.primary().profile().release(), is(ServerRelease.V8_0));
    }
  }

  private static void upgrade(MockReplicaSet replicaSet, MockMongoServer member) {
    replicaSet.kill(member);
    member.changesProfile(profile -> profile.release(ServerRelease.V8_0));
    replicaSet.restart(member);
  }

  private static List<Integer> wireVersions(MongoClient client) {
    return client.getClusterDescription().getServerDescriptions().stream()
        .map(ServerDescription::getMaxWireVersion)
        .toList();
  }

  @Test
  void a_set_of_two_releases_is_one_set() {
    try (var replicaSet =
            MockReplicaSet.builder()
                .member(MemberConfig.electable(), server -> server.release(ServerRelease.V7_0))
                .member(MemberConfig.electable(), server -> server.release(ServerRelease.V8_0))
                .start();
        MongoClient client =
            MongoClients.create(replicaSet.applyTo(MongoClientSettings.builder()).build())) {
      replicaSet.waitUntil(() -> wireVersions(client), containsInAnyOrder(21, 25));
    }
  }
}
