package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerType;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A declared reply to hello fits together with the fields that the server adds. */
class DeclaredHelloTest {

  private static final String HELLO = "{hello: 1, $db: 'admin'}";
  private static final String LEGACY_HELLO = "{isMaster: 1, $db: 'admin'}";

  private final MockMongoServer server = MockMongoServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{isWritablePrimary: false, secondary: true}",
        "{ismaster: false, secondary: true}",
        "{isWritablePrimary: false}",
        "{ismaster: false}",
        "{secondary: true}",
        "{primary: 'b:27017'}",
        "{passive: true}",
        "{hidden: true}"
      })
  void a_secondary_is_not_writable_under_either_name(String declared) throws Exception {
    server.autoResponds(hello()).replies(declared);

    BsonDocument modern = reply(server, HELLO);
    BsonDocument legacy = reply(server, LEGACY_HELLO);

    assertThat(modern.getBoolean("isWritablePrimary").getValue(), is(false));
    assertThat(legacy.getBoolean("ismaster").getValue(), is(false));
    assertThat(modern.getBoolean("secondary").getValue(), is(true));
    assertThat(legacy.getBoolean("secondary").getValue(), is(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|REPLICA_SET_PRIMARY",
        "{isWritablePrimary: true}|REPLICA_SET_PRIMARY",
        "{secondary: false}|REPLICA_SET_PRIMARY",
        "{isWritablePrimary: false, secondary: true}|REPLICA_SET_SECONDARY",
        "{ismaster: false}|REPLICA_SET_SECONDARY",
        "{secondary: true}|REPLICA_SET_SECONDARY",
        "{passive: true}|REPLICA_SET_SECONDARY",
        "{primary: 'localhost:1'}|REPLICA_SET_SECONDARY",
        "{arbiterOnly: true}|REPLICA_SET_ARBITER",
        "{hidden: true}|REPLICA_SET_OTHER",
        "{isWritablePrimary: false, secondary: false}|REPLICA_SET_OTHER",
        "{isreplicaset: true}|REPLICA_SET_GHOST",
        "{msg: 'isdbgrid'}|SHARD_ROUTER"
      })
  void the_driver_sees_the_declared_role(String declared, ServerType role) {
    server.autoResponds(command("ping")).repliesOk();
    server.autoResponds(hello()).replies(declared);
    try (var client =
        MongoClients.create("mongodb://" + server.address() + "/?directConnection=true")) {
      ping(client);

      assertThat(client.getClusterDescription().getServerDescriptions().get(0).getType(), is(role));
    }
  }

  @Test
  void only_a_primary_names_itself_as_the_primary_with_its_election() throws Exception {
    server.autoResponds(hello()).replies("{secondary: true}");

    BsonDocument reply = reply(server, HELLO);

    assertThat(reply.get("primary"), nullValue());
    assertThat(reply.get("electionId"), nullValue());
    assertThat(reply.getString("setName").getValue(), is("rs0"));
  }

  @Test
  void a_member_is_listed_by_the_name_that_it_declares_in_the_field_of_its_role() throws Exception {
    server
        .autoResponds(hello())
        .inTurn(Reply.of("{me: 'a:27017'}"), Reply.of("{me: 'a:27017', arbiterOnly: true}"));

    BsonDocument primary = reply(server, HELLO);
    BsonDocument arbiter = reply(server, HELLO);

    assertEquals(ExtendedJson.parse("{v: ['a:27017']}").get("v"), primary.get("hosts"));
    assertThat(primary.getString("primary").getValue(), is("a:27017"));
    assertEquals(ExtendedJson.parse("{v: ['a:27017']}").get("v"), arbiter.get("arbiters"));
    assertThat(arbiter.get("hosts"), nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{isreplicaset: true}", "{msg: 'isdbgrid'}"})
  void a_server_outside_of_a_set_names_none(String declared) throws Exception {
    server.autoResponds(hello()).replies(declared);

    BsonDocument reply = reply(server, HELLO);

    for (String field : new String[] {"setName", "setVersion", "hosts", "me", "primary"}) {
      assertThat(field, reply.get(field), nullValue());
    }
  }

  @Test
  void a_standalone_that_declares_the_name_of_a_set_is_a_member_of_it() throws Exception {
    try (var standalone = Standalone.start()) {
      standalone.autoResponds(hello()).replies("{setName: 'rs1'}");

      BsonDocument reply = reply(standalone, HELLO);

      assertThat(reply.getString("setName").getValue(), is("rs1"));
      assertThat(reply.getString("me").getValue(), is(standalone.address()));
    }
  }

  @Test
  void what_is_declared_is_sent_even_if_it_contradicts_itself() throws Exception {
    server.autoResponds(hello()).replies("{ismaster: true, isWritablePrimary: false, primary: 1}");

    BsonDocument reply = reply(server, LEGACY_HELLO);

    assertThat(reply.getBoolean("ismaster").getValue(), is(true));
    assertThat(reply.getBoolean("isWritablePrimary").getValue(), is(false));
    assertThat(reply.getInt32("primary").getValue(), is(1));
  }

  static Stream<String> builtInFields() throws Exception {
    try (var server = MockMongoServer.start()) {
      return reply(server, "{hello: 1, helloOk: true, compression: ['zlib'], $db: 'admin'}")
          .keySet()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("builtInFields")
  void each_built_in_field_can_be_left_out(String field) throws Exception {
    server.autoResponds(hello()).replies("{" + field + ": {$$exists: false}}");

    BsonDocument reply =
        reply(server, "{hello: 1, helloOk: true, compression: ['zlib'], $db: 'admin'}");

    assertThat(reply.containsKey(field), is(false));
    assertThat(reply.containsKey(field.equals("me") ? "setName" : "me"), is(!field.equals("ok")));
  }

  @Test
  void null_is_sent_as_null() throws Exception {
    server.autoResponds(hello()).replies("{setName: null}");

    assertThat(reply(server, HELLO).get("setName"), is(BsonNull.VALUE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{find: 'c', $db: 'd'}|{cursor: {$$exists: false}}|{ok: 1.0}",
        "{ping: 1, $db: 'd'}|{n: 1, ok: {$$exists: false}}|{n: 1}",
        "{insert: 'c', txnNumber: {$numberLong: '1'}, $db: 'd'}"
            + "|{ok: 0, code: 10107, errorLabels: {$$exists: false},"
            + " topologyVersion: {$$exists: false}}"
            + "|{ok: 0, code: 10107, errmsg: 'not primary', codeName: 'NotWritablePrimary'}",
        "{ping: 1, $db: 'd'}|{n: {$$exists: true}}|{n: {$$exists: true}, ok: 1.0}"
      })
  void a_field_that_the_server_fills_in_can_be_left_out_of_any_reply(
      String request, String declared, String sent) throws Exception {
    try (var standalone = Standalone.start()) {
      standalone.autoResponds(command("find", "ping", "insert")).replies(declared);

      assertThat(ExtendedJson.write(reply(standalone, request)), is(sent));
    }
  }

  @Test
  void an_exact_reply_is_sent_with_its_marks() throws Exception {
    server.autoResponds(command("ping")).replies(Reply.exactly("{n: {$$exists: false}}"));

    assertThat(
        ExtendedJson.write(reply(server, "{ping: 1, $db: 'd'}")), is("{n: {$$exists: false}}"));
  }

  private static RawBsonDocument reply(MockMongoServer server, String request) throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, request);
      return client.readsBody();
    }
  }
}
