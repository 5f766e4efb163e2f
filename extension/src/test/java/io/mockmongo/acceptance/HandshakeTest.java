package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.atMost;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.connection.ServerDescription;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpReply;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.script.AutoResponder;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.wire.MessageEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonType;
import org.junit.jupiter.api.Test;

/** What the server says of itself, and when. */
class HandshakeTest {

  private static final String AWAITABLE =
      "{hello: 1, maxAwaitTimeMS: %d, topologyVersion: %s, $db: 'admin'}";

  @Test
  void a_replica_set_member_says_what_drivers_need() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      client.send(1, "{hello: 1, helloOk: true, $db: 'admin'}");

      BsonDocument reply = client.readsBody();

      assertThat(reply.getBoolean("isWritablePrimary").getValue(), is(true));
      assertThat(reply.getBoolean("helloOk").getValue(), is(true));
      assertThat(reply.getString("setName").getValue(), is("rs0"));
      assertThat(reply.getString("me").getValue(), is(server.address()));
      assertThat(reply.getString("primary").getValue(), is(server.address()));
      assertThat(reply.getArray("hosts").get(0).asString().getValue(), is(server.address()));
      for (String limit :
          List.of(
              "maxBsonObjectSize",
              "maxMessageSizeBytes",
              "maxWriteBatchSize",
              "minWireVersion",
              "maxWireVersion",
              "logicalSessionTimeoutMinutes",
              "connectionId")) {
        assertThat(limit, reply.get(limit).getBsonType(), is(BsonType.INT32));
      }
      assertThat(reply.getInt32("minWireVersion").getValue(), is(0));
      assertThat(reply.getInt32("maxMessageSizeBytes").getValue(), is(48_000_000));
      assertThat(reply.getDouble("ok").getValue(), is(1.0));
    }
  }

  @Test
  void a_standalone_belongs_to_no_set() throws Exception {
    try (var server = MockMongoServer.builder().profile(ServerProfile.standalone()).start();
        var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");

      BsonDocument reply = client.readsBody();

      assertThat(reply.get("setName"), nullValue());
      assertThat(reply.get("hosts"), nullValue());
      assertThat(reply.get("helloOk"), nullValue());
      assertThat(reply.getBoolean("isWritablePrimary").getValue(), is(true));
    }
  }

  @Test
  void the_legacy_handshake_gets_a_legacy_reply() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      var isMaster =
          new OpQuery(
              9, 0, 0, "admin.$cmd", 0, -1, ExtendedJson.parse("{isMaster: 1}"), Optional.empty());
      client.send(MessageEncoder.encode(isMaster).bytes());

      OpReply reply = (OpReply) client.reads();

      assertThat(reply.responseTo(), is(9));
      assertThat(reply.documents().size(), is(1));
      assertThat(reply.documents().get(0).getBoolean("ismaster").getValue(), is(true));
    }
  }

  @Test
  void the_driver_takes_both_profiles_and_sees_what_they_say() {
    for (ServerProfile profile : List.of(ServerProfile.replicaSet(), ServerProfile.standalone())) {
      try (var server = MockMongoServer.builder().profile(profile).start();
          var client = Driver.connect(server)) {
        server.autoResponds(command("ping")).repliesOk();
        ping(client);

        ServerDescription seen = client.getClusterDescription().getServerDescriptions().get(0);

        assertThat(seen.isOk(), is(true));
        assertThat(seen.getMaxWireVersion(), is(profile.release().wireVersion()));
        assertThat(Optional.ofNullable(seen.getSetName()).orElse(""), is(profile.setName()));
      }
    }
  }

  @Test
  void a_declared_reply_is_merged_over_the_profile() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.autoResponds(hello()).replies("{maxWireVersion: 21, extra: 'x'}");
      client.send(1, "{hello: 1, $db: 'admin'}");

      BsonDocument reply = client.readsBody();

      assertThat(reply.get("maxWireVersion"), is(new BsonInt32(21)));
      assertThat(reply.getString("extra").getValue(), is("x"));
      assertThat(reply.getString("setName").getValue(), is("rs0"));
    }
  }

  @Test
  void a_futuristic_server_is_refused_by_the_driver() {
    try (var server = MockMongoServer.start()) {
      server.autoResponds(hello()).replies("{minWireVersion: 30, maxWireVersion: 30}");
      try (var client = Driver.connect(server)) {
        var thrown = assertThrows(MongoIncompatibleDriverException.class, () -> ping(client));

        assertThat(thrown.getMessage(), containsString("requires wire version 30"));
      }
    }
  }

  @Test
  void an_awaitable_hello_that_knows_the_latest_waits_its_whole_time() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      String version = topologyVersion(client);
      long start = System.nanoTime();
      client.send(2, AWAITABLE.formatted(200, version));

      BsonDocument reply = client.readsBody();

      long waited = Duration.ofNanos(System.nanoTime() - start).toMillis();
      assertThat(waited, greaterThanOrEqualTo(200L));
      assertEquals(version, ExtendedJson.write(reply.getDocument("topologyVersion")));
    }
  }

  @Test
  void an_awaitable_hello_that_knows_another_process_is_answered_at_once() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      String other = "{processId: {$oid: '000000000000000000000001'}, counter: {$numberLong: '9'}}";
      client.send(1, AWAITABLE.formatted(60_000, other));

      BsonDocument reply = client.readsBody(); // which waits for ten seconds at most

      assertThat(ExtendedJson.write(reply.getDocument("topologyVersion")), not(other));
    }
  }

  @Test
  void an_awaitable_hello_that_knows_an_older_version_is_answered_at_once() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      BsonDocument version = ExtendedJson.parse(topologyVersion(client)).clone();
      version = new BsonDocument("processId", version.get("processId"));
      version.put("counter", new BsonInt64(0));
      client.send(2, AWAITABLE.formatted(60_000, ExtendedJson.write(version)));

      assertThat(client.readsBody().getDouble("ok").getValue(), is(1.0));
    }
  }

  @Test
  void a_waiting_hello_hears_of_a_declaration_at_once_and_of_its_end() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      String version = topologyVersion(client);
      int newest = ServerRelease.newestOfDriver().wireVersion();
      client.send(2, AWAITABLE.formatted(60_000, version));
      AutoResponder older = server.autoResponds(hello()).replies("{maxWireVersion: 21}");
      assertThat(client.readsBody().get("maxWireVersion"), is(new BsonInt32(21)));

      client.send(3, AWAITABLE.formatted(60_000, version));
      older.cancel();
      assertThat(client.readsBody().get("maxWireVersion"), is(new BsonInt32(newest)));
    }
  }

  @Test
  void a_waiting_hello_does_not_delay_other_connections() throws Exception {
    try (var server = MockMongoServer.start();
        var waiting = new RawClient(server);
        var client = new RawClient(server)) {
      waiting.send(2, AWAITABLE.formatted(60_000, topologyVersion(waiting)));
      long start = System.nanoTime();

      topologyVersion(client);

      assertThat(Duration.ofNanos(System.nanoTime() - start).toSeconds(), lessThan(60L));
    }
  }

  @Test
  void the_drivers_monitor_does_not_ask_again_and_again() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      server.autoResponds(command("ping")).repliesOk();
      for (int i = 0; i < 200; i++) {
        ping(client);
      }

      // the monitor's handshake, round-trip timer and pool, then one hello left waiting
      server.verify(atMost(8), hello());
    }
  }

  private static String topologyVersion(RawClient client) throws Exception {
    client.send(1, "{hello: 1, $db: 'admin'}");
    return ExtendedJson.write(client.readsBody().getDocument("topologyVersion"));
  }
}
