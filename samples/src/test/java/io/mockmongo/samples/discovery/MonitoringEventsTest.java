package io.mockmongo.samples.discovery;

import static io.mockmongo.matchers.ConversationMatchers.hungUp;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.matchers.MongoMatchers.heartbeat;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.matchers.MongoMatchers.onConnectionOf;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.never;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.mockmongo.journal.Fact;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** The events that the driver publishes while it discovers a topology, beside what it sends. */
class MonitoringEventsTest {

  private static final String A = HostNames.in("a:27017");
  private static final String B = HostNames.in("b:27017");

  @Test
  void a_primary_is_discovered_and_drops_a_member() {
    try (TopologyPlayer player =
        TopologyPlayer.start("mongodb://" + A + "," + B + "/?replicaSet=rs", A, B)) {
      player.servers().awaits(hello().sentTo(B));

      player.deliver(A, document("{isWritablePrimary: true, setName: 'rs', hosts: ['a:27017']}"));

      player.servers().waitUntil(player.events()::topology, hasItem(changed(A)));
      assertThat(
          player.events().topology(),
          contains(
              "topology opening",
              A + " opening",
              B + " opening",
              changed(A, B),
              A + " UNKNOWN -> REPLICA_SET_PRIMARY",
              B + " closed",
              changed(A)));
      player.servers().verify(atLeast(1), heartbeat().sentTo(A));
      player.servers().verify(never(), heartbeat().sentTo(B));
    }
  }

  private static String changed(String... hosts) {
    return "topology REPLICA_SET of " + List.of(hosts);
  }

  @Test
  void a_second_hello_that_tells_the_same_is_no_event() {
    try (TopologyPlayer player =
        TopologyPlayer.start("mongodb://" + A + "/?directConnection=true", A)) {
      BsonDocument standalone =
          document(
              "{isWritablePrimary: true, topologyVersion: {processId: {$oid:"
                  + " '000000000000000000000001'}, counter: {$numberLong: '1'}}}");
      player.deliver(A, standalone);
      player.deliver(A, standalone);
      player.deliver(A, document("{isWritablePrimary: true, msg: 'isdbgrid'}"));

      String last = A + " STANDALONE -> SHARD_ROUTER";
      player.servers().waitUntil(player.events()::topology, hasItem(last));
      assertThat(
          player.events().topology().stream().filter(each -> each.contains("->")).toList(),
          contains(A + " UNKNOWN -> STANDALONE", last));
    }
  }

  @Test
  void a_failed_heartbeat_is_told_with_its_cause() {
    try (TopologyPlayer player =
        TopologyPlayer.start("mongodb://" + A + "/?directConnection=true", A)) {
      MockMongoServer a = player.server(A);
      player.deliver(A, document("{isWritablePrimary: true}"));
      Fact monitor = a.awaits(handshake());

      a.withholdsHello();
      a.hangsUp();

      Fact end = a.awaits(hungUp().onConnectionOf(monitor));
      Fact again = a.awaits(handshake().after(end.position()));
      a.waitUntil(player.events()::topology, hasItem(A + " STANDALONE -> UNKNOWN"));
      assertThat(player.events().heartbeats(), hasItem("failed: MongoSocketReadException"));
      assertThat(again, is(not(onConnectionOf(monitor))));
    }
  }

  private static BsonDocument document(String extendedJson) {
    return ExtendedJson.parse(HostNames.in(extendedJson));
  }
}
