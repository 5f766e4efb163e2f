package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.mockmongo.profile.MemberConfig;
import io.mockmongo.profile.MemberState;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.reply.Cursor;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.io.IOException;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a member refuses in its state, as a server of its release does. */
class MemberRulesTest {

  private static final String INSERT = "{insert: 'orders', documents: [{}], $db: 'shop'}";
  private static final String FIND = "{find: 'orders', $db: 'shop'}";
  private static final String FIND_NEAREST =
      "{find: 'orders', $db: 'shop', $readPreference: {mode: 'nearest'}}";

  private static MockReplicaSet replicaSet() {
    MockReplicaSet replicaSet =
        MockReplicaSet.builder().members(2).member(MemberConfig.arbiter()).start();
    replicaSet.autoResponds(command("insert")).replies("{n: 1}");
    replicaSet.autoResponds(command("find")).replies(Cursor.of("{_id: 7}"));
    return replicaSet;
  }

  private static BsonDocument reply(MockMongoServer server, String command) throws IOException {
    try (var client = new RawClient(server)) {
      client.send(1, command);
      return client.readsBody();
    }
  }

  private static void assertRefused(BsonDocument reply, int code, String name, String message) {
    assertThat(reply.toString(), reply.getNumber("ok").intValue(), is(0));
    assertThat(reply.getInt32("code").getValue(), is(code));
    assertThat(reply.getString("codeName").getValue(), is(name));
    assertThat(reply.getString("errmsg").getValue(), is(message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        INSERT,
        "{update: 'orders', updates: [], $db: 'shop'}",
        "{findAndModify: 'orders', remove: true, $db: 'shop'}",
        "{create: 'orders', $db: 'shop'}",
        "{aggregate: 'orders', pipeline: [{$merge: 'others'}], cursor: {}, $db: 'shop'}"
      })
  void a_secondary_refuses_writes(String write) throws IOException {
    try (var replicaSet = replicaSet()) {
      BsonDocument reply = reply(replicaSet.secondary(0), write);

      assertRefused(reply, 10107, "NotWritablePrimary", "not primary");
    }
  }

  @Test
  void the_refusal_has_the_topology_version_that_hellos_tell_so_it_is_no_news() throws IOException {
    try (var replicaSet = replicaSet()) {
      MockMongoServer secondary = replicaSet.secondary(0);

      BsonDocument refused = reply(secondary, INSERT);
      BsonDocument hello = reply(secondary, "{hello: 1, $db: 'admin'}");

      assertThat(refused.get("topologyVersion"), is(hello.get("topologyVersion")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "V4_2, NotMaster, not master, NotMasterNoSlaveOk, not master and slaveOk=false",
    "V8_0, NotWritablePrimary, not primary, NotPrimaryNoSecondaryOk,"
        + " not primary and secondaryOk=false"
  })
  void the_words_are_those_of_the_release(
      ServerRelease release, String writeName, String write, String readName, String read)
      throws IOException {
    try (var replicaSet =
        MockReplicaSet.builder().members(2).server(server -> server.release(release)).start()) {
      MockMongoServer secondary = replicaSet.secondary(0);

      assertRefused(reply(secondary, INSERT), 10107, writeName, write);
      assertRefused(reply(secondary, FIND), 13435, readName, read);
    }
  }

  @Test
  void a_secondary_serves_reads_with_a_read_preference_only() throws IOException {
    try (var replicaSet = replicaSet()) {
      MockMongoServer secondary = replicaSet.secondary(0);

      assertRefused(
          reply(secondary, FIND),
          13435,
          "NotPrimaryNoSecondaryOk",
          "not primary and secondaryOk=false");
      assertThat(reply(secondary, FIND_NEAREST).getNumber("ok").intValue(), is(1));
    }
  }

  @Test
  void a_member_that_recovers_and_an_arbiter_refuse_all_reads() throws IOException {
    try (var replicaSet = replicaSet()) {
      MockMongoServer recovering = replicaSet.secondary(0);
      replicaSet.transition(recovering, MemberState.RECOVERING);

      assertRefused(
          reply(recovering, FIND_NEAREST), 13436, "NotPrimaryOrSecondary", "node is recovering");
      assertRefused(
          reply(replicaSet.arbiter(), FIND_NEAREST),
          13436,
          "NotPrimaryOrSecondary",
          "node is not in primary or recovering state");
      for (MockMongoServer member : List.of(recovering, replicaSet.arbiter())) {
        assertThat(reply(member, INSERT).getInt32("code").getValue(), is(10107));
      }
    }
  }

  @Test
  void a_secondary_serves_no_reads_of_transactions_whatever_the_read_preference()
      throws IOException {
    try (var replicaSet = replicaSet()) {
      BsonDocument reply =
          reply(
              replicaSet.secondary(0),
              "{find: 'orders', $readPreference: {mode: 'nearest'}, lsid: {id: {$binary: {base64:"
                  + " 'AAAAAAAAAAAAAAAAAAAAAA==', subType: '04'}}}, txnNumber: {$numberLong:"
                  + " '1'}, startTransaction: true, autocommit: false, $db: 'shop'}");

      assertRefused(reply, 10107, "NotWritablePrimary", "not primary");
    }
  }

  @Test
  void the_primary_refuses_nothing() throws IOException {
    try (var replicaSet = replicaSet()) {
      assertThat(reply(replicaSet.primary(), INSERT).get("code"), is(nullValue()));
      assertThat(reply(replicaSet.primary(), FIND).get("code"), is(nullValue()));
    }
  }

  @Test
  void what_is_declared_on_the_member_itself_is_asked_first() throws IOException {
    try (var replicaSet = replicaSet()) {
      MockMongoServer secondary = replicaSet.secondary(0);
      secondary.autoResponds(command("insert")).replies("{n: 1, by: 'the member'}");

      BsonDocument reply = reply(secondary, INSERT);

      assertThat(reply.get("by"), is(new BsonString("the member")));
    }
  }

  @Test
  void a_retryable_write_has_its_label_in_the_refusal() throws IOException {
    try (var replicaSet = replicaSet()) {
      BsonDocument reply =
          reply(
              replicaSet.secondary(0),
              "{insert: 'orders', documents: [{}], lsid: {id: {$binary: {base64:"
                  + " 'AAAAAAAAAAAAAAAAAAAAAA==', subType: '04'}}}, txnNumber: {$numberLong:"
                  + " '1'}, $db: 'shop'}");

      assertThat(
          reply.getArray("errorLabels").getValues(),
          is(List.of(new BsonString("RetryableWriteError"))));
    }
  }

  @Test
  void a_primary_before_4_2_closes_its_connections_when_another_is_elected() throws IOException {
    try (var replicaSet = of(ServerRelease.V4_0);
        var client = greeted(replicaSet.primary())) {
      replicaSet.elect(replicaSet.secondary(0));

      assertThat(client.isHungUpOn(), is(true));
    }
  }

  @Test
  void a_primary_since_4_2_keeps_its_connections_when_another_is_elected() throws IOException {
    try (var replicaSet = of(ServerRelease.V4_2);
        var client = greeted(replicaSet.primary())) {
      replicaSet.elect(replicaSet.secondary(0));

      client.send(2, "{isMaster: 1, $db: 'admin'}");
      assertThat(client.readsBody().getNumber("ok").intValue(), is(1));
    }
  }

  private static MockReplicaSet of(ServerRelease release) {
    return MockReplicaSet.builder().members(2).server(server -> server.release(release)).start();
  }

  private static RawClient greeted(MockMongoServer server) throws IOException {
    RawClient client = new RawClient(server);
    client.send(1, "{isMaster: 1, $db: 'admin'}");
    client.readsBody();
    return client;
  }
}
