package io.mockmongo.samples.discovery;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.matchers.MongoMatchers.onConnectionOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoClient;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * What an application's operation tells the driver of a server by failing: the server is unknown,
 * its pool is cleared, or neither, if the driver knows more already.
 */
class ApplicationErrorsTest {

  private static final String A = HostNames.in("a:27017");
  private static final String ONE_TRY =
      HostNames.in("mongodb://a:27017/?replicaSet=rs&retryReads=false");

  @Test
  void a_network_error_on_a_connection_of_an_older_generation_is_ignored() {
    try (TopologyPlayer player = TopologyPlayer.start(ONE_TRY, A)) {
      MockMongoServer a = player.server(A);
      player.deliver(A, primary("counter: {$numberLong: '1'}"));
      Call<Document> one = a.go(() -> find(player.client(), "orders"));
      Call<Document> other = a.go(() -> find(player.client(), "invoices"));
      Request first = a.receives(command("find").on("shop.orders"));
      Request second = a.receives(command("find").on("shop.invoices"));

      a.withholdsHello();
      first.hangsUp();

      one.failsWith(MongoSocketException.class);
      assertThat(player.events().pools(), contains(A + " ready", A + " cleared"));
      a.waitUntil(player.events()::topology, hasItem(A + " REPLICA_SET_PRIMARY -> UNKNOWN"));

      player.deliver(A, primary("counter: {$numberLong: '1'}"));
      a.waitUntil(player.events()::pools, contains(A + " ready", A + " cleared", A + " ready"));
      second.hangsUp();

      other.failsWith(MongoSocketException.class);
      assertThat(player.events().pools(), contains(A + " ready", A + " cleared", A + " ready"));
      Call<Document> third = a.go(() -> find(player.client(), "orders"));
      Request later = a.receives(command("find"));
      assertThat(later, is(not(onConnectionOf(first))));
      assertThat(later, is(not(onConnectionOf(second))));
      later.replies("{cursor: {firstBatch: [{_id: 7}]}}");
      assertThat(third.result(), is(new Document("_id", 7)));
    }
  }

  @Test
  void an_error_with_an_old_topology_version_is_ignored() {
    try (TopologyPlayer player = TopologyPlayer.start(ONE_TRY, A)) {
      MockMongoServer a = player.server(A);
      player.deliver(A, primary("counter: {$numberLong: '5'}"));

      fails(a, player, "counter: {$numberLong: '5'}");
      assertThat(player.events().topology(), not(hasItem(A + " REPLICA_SET_PRIMARY -> UNKNOWN")));

      fails(a, player, "counter: {$numberLong: '6'}");
      a.waitUntil(player.events()::topology, hasItem(A + " REPLICA_SET_PRIMARY -> UNKNOWN"));
      assertThat(player.events().pools(), contains(A + " ready")); // the connections are good
    }
  }

  /** The member says that it is no primary, and keeps its connections. */
  private static void fails(MockMongoServer a, TopologyPlayer player, String version) {
    Call<Document> find = a.go(() -> find(player.client(), "orders"));
    a.receives(command("find"))
        .replies(
            Reply.exactly(
                "{ok: 0, code: 10107, errmsg: 'not primary', " + topologyVersion(version) + "}"));
    find.failsWith(MongoException.class);
  }

  @Test
  void an_error_before_the_handshake_completes_makes_the_server_unknown() {
    try (TopologyPlayer player =
        TopologyPlayer.start(
            HostNames.in("mongodb://user:secret@a:27017/?replicaSet=rs&retryReads=false"), A)) {
      MockMongoServer a = player.server(A);
      player.deliver(A, primary("counter: {$numberLong: '1'}"));
      a.holds(handshake().ofPool()); // known by its question for the user's mechanisms
      Call<Document> find = a.go(() -> find(player.client(), "orders"));
      Request handshake = a.receives(handshake().ofPool());

      handshake.replies(
          Reply.exactly(
              "{ok: 0, code: 91, errmsg: 'shutting down', "
                  + topologyVersion("counter: {$numberLong: '2'}")
                  + "}"));

      find.failsWith(MongoException.class);
      a.waitUntil(player.events()::topology, hasItem(A + " REPLICA_SET_PRIMARY -> UNKNOWN"));
      a.waitUntil(player.events()::pools, hasItem(A + " cleared"));
    }
  }

  private static Document find(MongoClient client, String collection) {
    return client.getDatabase("shop").getCollection(collection).find().first();
  }

  private static BsonDocument primary(String version) {
    return ExtendedJson.parse(
        HostNames.in(
            "{helloOk: true, isWritablePrimary: true, setName: 'rs', hosts: ['a:27017'], "
                + topologyVersion(version)
                + "}"));
  }

  private static String topologyVersion(String counter) {
    return "topologyVersion: {processId: {$oid: '000000000000000000000001'}, " + counter + "}";
  }
}
