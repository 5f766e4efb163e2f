package io.mockmongo.samples.discovery;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.mongodb.MongoClientException;
import com.mongodb.client.MongoClient;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A client behind a load balancer takes the topology as given, and monitors nothing. */
class LoadBalancedTest {

  private static final String A = HostNames.in("a:27017");
  private static final String URI = HostNames.in("mongodb://a:27017/?loadBalanced=true");
  private static final BsonDocument OUTCOME =
      ExtendedJson.parse(
          HostNames.in(
              "{type: 'LOAD_BALANCED', mode: 'LOAD_BALANCED',"
                  + " servers: {'a:27017': 'LOAD_BALANCER'}}"));

  @Test
  void the_topology_is_known_without_a_word() {
    try (TopologyPlayer player = TopologyPlayer.start(URI, A)) {
      player.servers().waitUntil(() -> player.events().outcome(OUTCOME), is(OUTCOME));

      player.servers().verify(never(), hello());
      assertThat(player.events().heartbeats(), is(empty()));
    }
  }

  @Test
  void the_first_operation_asks_for_the_service() {
    try (TopologyPlayer player = TopologyPlayer.start(URI, A)) {
      MockMongoServer a = player.server(A);
      Call<Document> ping = a.go(() -> ping(player.client()));
      a.answersHello("{msg: 'isdbgrid', serviceId: {$oid: '000000000000000000000007'}}")
          .awaitHeard();

      a.receives(command("ping")).repliesOk();

      ping.result();
      a.verify(once(), hello().matching("{loadBalanced: true}").ofPool());
      assertThat(player.events().heartbeats(), is(empty()));
    }
  }

  @Test
  void a_server_without_a_service_id_is_refused() {
    try (TopologyPlayer player = TopologyPlayer.start(URI, A)) {
      MockMongoServer a = player.server(A);
      a.answersHello("{msg: 'isdbgrid', serviceId: {$$exists: false}}");

      MongoClientException refused =
          a.go(() -> ping(player.client())).failsWith(MongoClientException.class);

      assertThat(refused.getMessage(), containsString("load balancing mode"));
      a.verify(never(), command("ping"));
    }
  }

  private static Document ping(MongoClient client) {
    return client.getDatabase("admin").runCommand(new Document("ping", 1));
  }
}
