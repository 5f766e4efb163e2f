package io.mockmongo.acceptance;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoCommandException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClients;
import io.mockmongo.journal.Sent;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.Topology;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server without data answers as the kind of server that its hello names. */
class EmptyTopologyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STANDALONE|{msg: 'isdbgrid'}|",
        "REPLICA_SET|{msg: 'isdbgrid'}|",
        "STANDALONE|{msg: 'isdbgrid', serviceId: {$oid: '5f3a1c2b0000000000000001'}}|?loadBalanced=true",
        "STANDALONE|{setName: 'rs1'}|"
      })
  void retryable_writes_and_transactions_work(Topology topology, String hello, String options) {
    try (var server = empty(topology)) {
      server.autoResponds(hello()).replies(hello);
      String uri = "mongodb://" + server.address() + "/" + (options == null ? "" : options);
      try (var client = MongoClients.create(uri);
          ClientSession session = client.startSession()) {
        orders(client).insertOne(new Document("_id", 1));
        session.withTransaction(
            () -> orders(client).updateOne(session, eq("_id", 1), set("paid", true)));
        assertNull(orders(client).watch().cursor().tryNext());

        server.verify(
            once(),
            command("insert").matching("{txnNumber: {$$exists: true}}").outsideTransaction());
        server.verify(once(), command("commitTransaction"));
      }
    }
  }

  @Test
  void a_standalone_takes_no_transaction_numbers() throws Exception {
    try (var server = empty(Topology.STANDALONE);
        var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");
      client.readsBody();
      client.send(2, "{insert: 'c', documents: [{}], txnNumber: {$numberLong: '1'}, $db: 'd'}");

      assertEquals(20, client.readsBody().getInt32("code").getValue());
    }
  }

  @Test
  void commands_of_routers_are_left_to_the_test_there() throws Exception {
    try (var server = empty(Topology.STANDALONE);
        var client = new RawClient(server)) {
      server.autoResponds(hello()).replies("{msg: 'isdbgrid'}");
      client.send(1, "{hello: 1, $db: 'admin'}");
      client.readsBody();
      client.send(2, "{listShards: 1, $db: 'admin'}");

      assertThat(
          client.readsBody().getString("errmsg").getValue(), containsString("was not answered"));
    }
  }

  @Test
  void the_reads_of_a_snapshot_session_have_one_time() {
    try (var server = empty(Topology.REPLICA_SET);
        var client = Driver.connect(server);
        ClientSession session =
            client.startSession(ClientSessionOptions.builder().snapshot(true).build())) {
      orders(client).find(session).first();
      orders(client).aggregate(session, List.of()).first();
      orders(client).distinct(session, "a", String.class).first();

      BsonDocument cursor = sent(server, "find").getDocument("cursor");
      BsonValue time = cursor.get("atClusterTime");
      assertNotNull(time);
      assertEquals(time, sent(server, "aggregate").getDocument("cursor").get("atClusterTime"));
      assertEquals(time, sent(server, "distinct").get("atClusterTime"));
      MongoCommandException refused =
          assertThrows(
              MongoCommandException.class, () -> orders(client).listIndexes(session).first());
      assertEquals(72, refused.getErrorCode());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"REPLICA_SET|distinct|values", "STANDALONE|find|code", "REPLICA_SET|count|code"})
  void the_first_read_of_a_snapshot_depends_on_server_and_command(
      Topology topology, String command, String field) throws Exception {
    try (var server = empty(topology);
        var client = new RawClient(server)) {
      client.send(1, "{" + command + ": 'c', readConcern: {level: 'snapshot'}, $db: 'd'}");

      assertNotNull(client.readsBody().get(field));
    }
  }

  private static BsonDocument sent(MockMongoServer server, String command) {
    List<Sent> all = new ArrayList<>(server.journal().sent());
    all.removeIf(sent -> !sent.request().command().name().equals(command));
    return all.get(0).document();
  }

  private static MockMongoServer empty(Topology topology) {
    return MockMongoServer.builder()
        .profile(ServerProfile.of(topology))
        .answers(EMPTY_DATABASE)
        .start();
  }
}
