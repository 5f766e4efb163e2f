package io.mockmongo.samples.discovery;

import static io.mockmongo.matchers.MongoMatchers.awaitableHello;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.heartbeat;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.message.MsgFlag.EXHAUST_ALLOWED;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerType;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** How a driver hears of changes: by hellos that wait, and by asking again and again. */
class StreamingTest {

  private final TopologyEvents events = new TopologyEvents();

  private MongoClient client(MockReplicaSet replicaSet, String options, long heartbeatMillis) {
    MongoClientSettings.Builder settings =
        replicaSet
            .applyTo(MongoClientSettings.builder())
            .applyConnectionString(new ConnectionString(replicaSet.uri("", options)))
            .applyToServerSettings(
                server -> server.heartbeatFrequency(heartbeatMillis, TimeUnit.MILLISECONDS));
    return MongoClients.create(events.listenedBy(settings).build());
  }

  private static long count(MongoClient client, ServerType type) {
    ClusterDescription cluster = client.getClusterDescription();
    return cluster.getServerDescriptions().stream().filter(s -> s.getType() == type).count();
  }

  private static void awaitDiscovery(MockReplicaSet replicaSet, MongoClient client) {
    replicaSet.waitUntil(() -> count(client, ServerType.REPLICA_SET_PRIMARY) == 1);
    replicaSet.waitUntil(() -> count(client, ServerType.REPLICA_SET_SECONDARY) == 2);
  }

  /** Three members stream to their monitors; a second connection to each measures round trips. */
  @Test
  void an_idle_client_asks_once_and_is_told_each_heartbeat_once() {
    try (MockReplicaSet replicaSet = MockReplicaSet.start(3);
        MongoClient client = client(replicaSet, "", 400)) {
      awaitDiscovery(replicaSet, client);
      String primary = replicaSet.primary().address();
      Received asked = (Received) replicaSet.awaits(awaitableHello().sentTo(primary));
      replicaSet.waitUntil(() -> repliesTo(asked, replicaSet).size() >= 3);

      List<Sent> told = repliesTo(asked, replicaSet);
      long nanos = told.get(2).elapsedNanos() - told.get(0).elapsedNanos();
      long hellos =
          replicaSet.journal().received().stream()
              .filter(hello()::matches)
              .map(Received::position)
              .filter(at -> at.isAfter(told.get(0).position()))
              .filter(at -> !at.isAfter(told.get(2).position()))
              .count();

      long heartbeats = Duration.ofNanos(nanos).toMillis() / 400 + 1; // one more where one was late
      assertThat(Duration.ofNanos(nanos).toMillis() >= 790, is(true));
      assertThat("hellos that measure round trips", hellos, lessThanOrEqualTo(3 * heartbeats));
      replicaSet.verify(once(), awaitableHello().sentTo(primary));
    }
  }

  private static List<Sent> repliesTo(Received hello, MockReplicaSet replicaSet) {
    return replicaSet.journal().sent().stream()
        .filter(reply -> reply.request().position().equals(hello.position()))
        .toList();
  }

  @Test
  void a_streaming_client_allows_streams_and_hears_of_an_election_at_once() {
    try (MockReplicaSet replicaSet = MockReplicaSet.start(3);
        MongoClient client = client(replicaSet, "", 60_000)) {
      awaitDiscovery(replicaSet, client);
      MockMongoServer next = replicaSet.secondary(0);
      Fact waiting =
          replicaSet.awaits(awaitableHello().with(EXHAUST_ALLOWED).sentTo(next.address()));

      replicaSet.elect(next);

      String elected = next.address() + " REPLICA_SET_SECONDARY -> REPLICA_SET_PRIMARY";
      replicaSet.waitUntil(events::topology, hasItem(elected));
      assertThat(
          ((Received) waiting).command().get("maxAwaitTimeMS").asNumber().longValue(), is(60_000L));
      assertThat(events.heartbeats(), hasItem("succeeded, awaited"));
    }
  }

  @Test
  void a_polling_client_hears_of_an_election_by_its_next_heartbeat() {
    assumeTrue(knowsMonitoringModes());
    try (MockReplicaSet replicaSet = MockReplicaSet.start(3);
        MongoClient client = client(replicaSet, "serverMonitoringMode=poll", 50)) {
      awaitDiscovery(replicaSet, client);
      MockMongoServer next = replicaSet.secondary(0);

      replicaSet.elect(next);

      String elected = next.address() + " REPLICA_SET_SECONDARY -> REPLICA_SET_PRIMARY";
      replicaSet.waitUntil(events::topology, hasItem(elected));
      replicaSet.verify(never(), awaitableHello());
      replicaSet.verify(
          atLeast(2).within(Duration.ofSeconds(5)), heartbeat().sentTo(next.address()).ofMonitor());
      replicaSet.verify(never(), heartbeat().ofRoundTripMonitor());
      assertThat(events.heartbeats(), not(hasItem("succeeded, awaited")));
    }
  }

  @Test
  void a_polling_client_asks_at_once_after_an_error() {
    assumeTrue(knowsMonitoringModes());
    try (MockReplicaSet replicaSet = MockReplicaSet.start(3);
        MongoClient client = client(replicaSet, "serverMonitoringMode=poll", 60_000)) {
      awaitDiscovery(replicaSet, client);
      replicaSet.autoResponds(command("insert")).replies("{n: 1}");
      MockMongoServer old = replicaSet.primary();
      MockMongoServer next = replicaSet.secondary(0);
      replicaSet.elect(next);

      client.getDatabase("shop").getCollection("orders").insertOne(new Document("_id", 7));

      replicaSet.verifyInOrder(
          command("insert").sentTo(old.address()), // which refuses it
          heartbeat().sentTo(next.address()),
          command("insert").sentTo(next.address()));
    }
  }

  /** The modes came with version 5.1 of the driver. */
  private static boolean knowsMonitoringModes() {
    return Arrays.stream(ConnectionString.class.getMethods())
        .anyMatch(method -> method.getName().equals("getServerMonitoringMode"));
  }

  @Test
  void a_secondary_that_withholds_its_hello_is_unknown_while_the_primary_serves() {
    try (MockReplicaSet replicaSet = MockReplicaSet.start(3)) {
      MockMongoServer slow = replicaSet.secondary(0);
      slow.withholdsHello();
      replicaSet.has("shop.orders", "{_id: 7}");
      try (MongoClient client = client(replicaSet, "", 1000)) {
        var orders = client.getDatabase("shop").getCollection("orders");
        assertThat(orders.find().first().getInteger("_id"), is(7));
        assertThat(count(client, ServerType.UNKNOWN) >= 1, is(true));

        slow.answersHello("{}").awaitHeard();

        awaitDiscovery(replicaSet, client);
      }
    }
  }
}
