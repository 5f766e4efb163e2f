package io.mockmongo.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.profile.MemberConfig;
import io.mockmongo.profile.MemberState;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/** What each member of a replica set says of itself and of the others, in each role. */
class MemberHelloTest {

  /** Differ from connection to connection, or from moment to moment. */
  private static final List<String> OTHER_FIELDS =
      List.of(
          "topologyVersion",
          "lastWrite",
          "localTime",
          "connectionId",
          "maxBsonObjectSize",
          "maxMessageSizeBytes",
          "maxWriteBatchSize",
          "logicalSessionTimeoutMinutes",
          "minWireVersion",
          "maxWireVersion",
          "readOnly",
          "$clusterTime",
          "operationTime",
          "ok");

  private static final String PRIMARY_ID = "{$oid: '7fffffff0000000000000001'}";

  private static MockReplicaSet replicaSet() {
    return MockReplicaSet.builder()
        .members(1)
        .member(MemberConfig.electable().tag("dc", "ny").tag("use", "reports"))
        .member(MemberConfig.electable().priority(0))
        .member(MemberConfig.electable().priority(0).hide().secondaryDelay(Duration.ofMinutes(1)))
        .member(MemberConfig.arbiter())
        .start();
  }

  private static RawBsonDocument hello(MockMongoServer server) {
    try (var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");
      return client.readsBody();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns a reply without what differs, and with letters for the members. */
  private static String named(MockMongoServer server, List<MockMongoServer> members) {
    BsonDocument reply = new BsonDocument();
    reply.putAll(hello(server));
    OTHER_FIELDS.forEach(reply::remove);
    String text = ExtendedJson.write(reply);
    for (int i = 0; i < members.size(); i++) {
      text = text.replace(members.get(i).address(), String.valueOf((char) ('a' + i)));
    }
    return text;
  }

  private static String text(String document) {
    return ExtendedJson.write(ExtendedJson.parse(document));
  }

  private static String set(String own) {
    return "hosts: ['a', 'b'], passives: ['c'], arbiters: ['e'], setName: 'rs0', setVersion: 1, "
        + own;
  }

  @Test
  void each_role_has_its_fields() {
    try (var replicaSet = replicaSet()) {
      List<MockMongoServer> members = replicaSet.members();

      assertThat(
          named(members.get(0), members),
          is(
              text(
                  "{isWritablePrimary: true, "
                      + set("secondary: false, primary: 'a', me: 'a', electionId: ")
                      + PRIMARY_ID
                      + "}")));
      assertThat(
          named(members.get(1), members),
          is(
              text(
                  "{isWritablePrimary: false, "
                      + set("secondary: true, primary: 'a', tags: {dc: 'ny', use: 'reports'},")
                      + " me: 'b'}")));
      assertThat(
          named(members.get(2), members),
          is(
              text(
                  "{isWritablePrimary: false, "
                      + set("secondary: true, primary: 'a', passive: true, me: 'c'}"))));
      assertThat(
          named(members.get(3), members),
          is(
              text(
                  "{isWritablePrimary: false, "
                      + set("secondary: true, primary: 'a', passive: true, hidden: true,")
                      + " secondaryDelaySecs: {$numberLong: '60'}, me: 'd'}")));
      assertThat(
          named(members.get(4), members),
          is(
              text(
                  "{isWritablePrimary: false, "
                      + set("secondary: false, primary: 'a', arbiterOnly: true, me: 'e'}"))));
    }
  }

  @Test
  void a_member_that_recovers_is_neither_primary_nor_secondary() {
    try (var replicaSet = MockReplicaSet.start(2)) {
      MockMongoServer member = replicaSet.secondary(0);

      replicaSet.transition(member, MemberState.RECOVERING);

      RawBsonDocument hello = hello(member);
      assertThat(hello.getBoolean("isWritablePrimary").getValue(), is(false));
      assertThat(hello.getBoolean("secondary").getValue(), is(false));
      assertThat(hello.getString("setName").getValue(), is("rs0"));
    }
  }

  @Test
  void a_removed_member_and_one_that_starts_are_ghosts() {
    try (var replicaSet = MockReplicaSet.start(3)) {
      MockMongoServer removed = replicaSet.secondary(0);
      MockMongoServer starting = replicaSet.secondary(1);

      replicaSet.remove(removed);
      replicaSet.transition(starting, MemberState.STARTUP);

      for (MockMongoServer ghost : List.of(removed, starting)) {
        assertThat(
            named(ghost, List.of()),
            is(
                text(
                    "{isWritablePrimary: false, secondary: false, info: 'Does not have a valid"
                        + " replica set config', isreplicaset: true}")));
      }
    }
  }

  @Test
  void an_election_has_a_new_id_and_each_member_tells_it() {
    try (var replicaSet = MockReplicaSet.start(3)) {
      MockMongoServer old = replicaSet.primary();
      MockMongoServer next = replicaSet.secondary(1);

      replicaSet.elect(next);

      assertThat(
          hello(next).getObjectId("electionId").getValue().toHexString(),
          is("7fffffff0000000000000002"));
      assertThat(hello(old).getBoolean("secondary").getValue(), is(true));
      for (MockMongoServer member : replicaSet) {
        assertThat(hello(member).getString("primary").getValue(), is(next.address()));
      }
    }
  }

  @Test
  void after_a_step_down_nobody_is_the_primary() {
    try (var replicaSet = MockReplicaSet.start(2)) {
      replicaSet.stepDown();

      for (MockMongoServer member : replicaSet) {
        assertThat(hello(member).containsKey("primary"), is(false));
        assertThat(hello(member).getBoolean("secondary").getValue(), is(true));
      }
    }
  }

  @Test
  void a_reconfiguration_and_another_name_have_a_new_version() {
    try (var replicaSet = MockReplicaSet.start(2)) {
      replicaSet.tag(replicaSet.secondary(0), "dc", "sf");
      replicaSet.rename("orders");

      RawBsonDocument hello = hello(replicaSet.secondary(0));
      assertThat(hello.getInt32("setVersion").getValue(), is(3));
      assertThat(hello.getString("setName").getValue(), is("orders"));
      assertThat(hello.getDocument("tags").getString("dc").getValue(), is("sf"));
    }
  }

  @Test
  void each_change_counts_the_topology_version_of_a_member_up_and_a_restart_has_another_process() {
    try (var replicaSet = MockReplicaSet.start(2)) {
      MockMongoServer member = replicaSet.secondary(0);
      BsonDocument before = hello(member).getDocument("topologyVersion");

      replicaSet.stepDown();
      BsonDocument after = hello(member).getDocument("topologyVersion");
      replicaSet.kill(member);
      replicaSet.restart(member);
      BsonDocument restarted = hello(member).getDocument("topologyVersion");

      assertThat(
          after.getInt64("counter").getValue(), greaterThan(before.getInt64("counter").getValue()));
      assertThat(after.get("processId"), is(before.get("processId")));
      assertThat(restarted.get("processId").equals(before.get("processId")), is(false));
    }
  }

  @Test
  void a_member_that_lags_tells_an_older_write() {
    try (var replicaSet = MockReplicaSet.start(2)) {
      replicaSet.lag(replicaSet.secondary(0), Duration.ofMinutes(2));

      long primary = lastWrite(replicaSet.primary());
      long secondary = lastWrite(replicaSet.secondary(0));

      assertThat((primary - secondary + 60_000) / 120_000, is(1L)); // rounded: a slow test
    }
  }

  private static long lastWrite(MockMongoServer member) {
    return hello(member).getDocument("lastWrite").getDateTime("lastWriteDate").getValue();
  }

  @Test
  void members_can_have_different_releases() {
    try (var replicaSet =
        MockReplicaSet.builder()
            .member(MemberConfig.electable(), server -> server.release(ServerRelease.V7_0))
            .member(MemberConfig.electable(), server -> server.release(ServerRelease.V8_0))
            .start()) {
      assertThat(hello(replicaSet.primary()).getInt32("maxWireVersion").getValue(), is(21));
      assertThat(hello(replicaSet.secondary(0)).getInt32("maxWireVersion").getValue(), is(25));
    }
  }

  @Test
  void a_partition_keeps_news_from_a_member_until_it_is_repaired() {
    try (var replicaSet = MockReplicaSet.start(3)) {
      MockMongoServer old = replicaSet.primary();
      replicaSet.isolate(old);
      replicaSet.elect(replicaSet.secondary(0));

      assertThat(
          hello(old).getObjectId("electionId").getValue().toHexString(),
          is("7fffffff0000000000000001"));
      replicaSet.repair();

      assertThat(hello(old).getBoolean("secondary").getValue(), is(true));
    }
  }

  @Test
  void news_takes_the_way_around_a_cut_link() {
    try (var replicaSet = MockReplicaSet.start(3)) {
      MockMongoServer old = replicaSet.primary();
      replicaSet.partition(old, replicaSet.secondary(0));

      replicaSet.elect(replicaSet.secondary(0));

      assertThat(replicaSet.primaries().size(), is(1));
    }
  }

  @Test
  void a_primary_that_stepped_down_alone_is_believed_after_the_repair() {
    try (var replicaSet = MockReplicaSet.start(3)) {
      MockMongoServer old = replicaSet.primary();
      replicaSet.isolate(old);
      replicaSet.stepDown();
      replicaSet.repair();

      for (MockMongoServer member : replicaSet) {
        assertThat(hello(member).containsKey("primary"), is(false));
      }
    }
  }
}
