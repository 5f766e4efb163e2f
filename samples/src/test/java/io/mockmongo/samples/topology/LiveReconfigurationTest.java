package io.mockmongo.samples.topology;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.connection.ServerDescription;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.profile.MemberConfig;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * An operator replaces the hardware under a running application: a member is added, takes over, and
 * the old ones leave. The application's client began with addresses of which none is left.
 */
@MockMongo(members = 2)
class LiveReconfigurationTest {

  @Test
  @AutoRespond(command = "insert")
  void all_members_are_replaced_under_a_running_client(
      MongoClient client,
      @Namespace("shop.orders") MongoCollection<Document> orders,
      MockReplicaSet replicaSet) {
    MockMongoServer added = replicaSet.add(MemberConfig.electable());
    replicaSet.elect(added);
    replicaSet.waitUntil(() -> primary(client), is(added.address())); // before the others go
    for (MockMongoServer old : replicaSet.secondaries()) {
      replicaSet.remove(old);
      replicaSet.kill(old);
    }

    orders.insertOne(new Document("_id", 7));

    replicaSet.verify(once(), command("insert").sentTo(added.address()));
    replicaSet.waitUntil(() -> addresses(client), is(Set.of(added.address())));
  }

  @Test
  void a_hidden_member_is_dropped(MongoClient client, MockReplicaSet replicaSet) {
    MockMongoServer primary = replicaSet.primary();
    MockMongoServer hidden = replicaSet.secondary(0);
    replicaSet.waitUntil(() -> addresses(client), is(Set.of(primary.address(), hidden.address())));

    replicaSet.reconfigure(hidden, config -> config.priority(0).hide());

    replicaSet.waitUntil(() -> addresses(client), is(Set.of(primary.address())));
  }

  private static String primary(MongoClient client) {
    return client.getClusterDescription().getServerDescriptions().stream()
        .filter(ServerDescription::isPrimary)
        .map(server -> server.getAddress().toString())
        .findFirst()
        .orElse("none");
  }

  private static Set<String> addresses(MongoClient client) {
    return client.getClusterDescription().getServerDescriptions().stream()
        .map(server -> server.getAddress().toString())
        .collect(Collectors.toSet());
  }
}
