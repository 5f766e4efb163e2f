package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.awaitableHello;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.script.Times.once;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterType;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.Topology;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that the user builds is pointed at the server, and keeps its other settings. */
class ApplyToTest {

  @ParameterizedTest
  @EnumSource
  void a_client_of_the_users_own_finds_the_server(Topology topology) {
    try (MockMongoServer server =
            MockMongoServer.builder().profile(ServerProfile.of(topology)).start();
        MongoClient client =
            MongoClients.create(server.applyTo(MongoClientSettings.builder()).build())) {
      server.autoResponds(command("ping")).replies("{by: 'it'}");

      Document reply = client.getDatabase("admin").runCommand(new Document("ping", 1));

      assertThat(reply.getString("by"), is("it"));
    }
  }

  @Test
  void what_was_set_before_stays_and_what_is_set_after_wins() {
    try (MockMongoServer server = MockMongoServer.start()) {
      MongoClientSettings.Builder own =
          MongoClientSettings.builder()
              .applicationName("shop")
              .retryReads(false)
              .applyToSocketSettings(socket -> socket.readTimeout(100, MILLISECONDS));

      MongoClientSettings.Builder applied = server.applyTo(own);
      MongoClientSettings settings =
          applied
              .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, SECONDS))
              .build();

      assertThat(applied, sameInstance(own));
      assertThat(settings.getApplicationName(), is("shop"));
      assertThat(settings.getRetryReads(), is(false));
      assertThat(settings.getSocketSettings().getReadTimeout(MILLISECONDS), is(100));
      assertThat(settings.getServerSettings().getMinHeartbeatFrequency(MILLISECONDS), is(10L));
      assertThat(settings.getServerSettings().getHeartbeatFrequency(MILLISECONDS), is(1000L));
      assertThat(settings.getClusterSettings().getServerSelectionTimeout(SECONDS), is(1L));
      assertThat(settings.getClusterSettings().getRequiredReplicaSetName(), is("rs0"));
      assertThat(settings.getClusterSettings().getHosts().get(0).toString(), is(server.address()));
    }
  }

  @Test
  void an_srv_host_and_what_comes_with_it_is_replaced() {
    try (MockMongoServer server = MockMongoServer.start();
        MongoClient client =
            MongoClients.create(
                server
                    .applyTo(
                        MongoClientSettings.builder()
                            .applyToSslSettings(ssl -> ssl.enabled(true)) // as mongodb+srv does
                            .applyToClusterSettings(
                                cluster -> cluster.srvHost("shop.example.com").srvMaxHosts(2)))
                    .build())) {
      server.autoResponds(command("ping")).repliesOk();

      assertThat(Driver.ping(client).getDouble("ok"), is(1.0));
    }
  }

  /** Its deployment was sharded, of several hosts, a replica set of another name, or one host. */
  @ParameterizedTest
  @CsvSource({
    "STANDALONE, 'mongodb://a,b/?replicaSet=prod'",
    "REPLICA_SET, 'mongodb://a,b/?replicaSet=prod'",
    "STANDALONE, 'mongodb://a,b'",
    "REPLICA_SET, 'mongodb://a/?directConnection=true'",
    "STANDALONE, 'mongodb://a/?tls=true'"
  })
  void settings_for_another_deployment_find_the_server(Topology topology, String uri) {
    MongoClientSettings.Builder own =
        MongoClientSettings.builder(
            MongoClientSettings.builder().applyConnectionString(new ConnectionString(uri)).build());
    try (MockMongoServer server =
            MockMongoServer.builder().profile(ServerProfile.of(topology)).start();
        MongoClient client = MongoClients.create(server.applyTo(own).build())) {
      server.autoResponds(command("ping")).repliesOk();

      assertThat(Driver.ping(client).getDouble("ok"), is(1.0));
    }
  }

  @Test
  void a_required_cluster_type_is_replaced() {
    MongoClientSettings.Builder own =
        MongoClientSettings.builder()
            .applyToClusterSettings(cluster -> cluster.requiredClusterType(ClusterType.SHARDED));
    try (MockMongoServer server = MockMongoServer.start();
        MongoClient client = MongoClients.create(server.applyTo(own).build())) {
      server.autoResponds(command("ping")).repliesOk();

      assertThat(Driver.ping(client).getDouble("ok"), is(1.0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_load_balanced_client_stays_one(Topology topology) {
    MongoClientSettings.Builder own =
        MongoClientSettings.builder()
            .applyConnectionString(
                new ConnectionString("mongodb://balancer.example.com/?loadBalanced=true"));
    try (MockMongoServer server =
            MockMongoServer.builder().profile(ServerProfile.of(topology)).start();
        MongoClient client = MongoClients.create(server.applyTo(own).build())) {
      server.autoResponds(command("insert")).replies("{n: 1}");

      Driver.orders(client).insertOne(new Document("_id", 1));

      server.verify(once(), handshake().matching("{loadBalanced: true}"));
      server.verify(once(), command("insert").matching("{txnNumber: {$$exists: true}}"));
      assertThat(client.getClusterDescription().getType(), is(ClusterType.LOAD_BALANCED));
    }
  }

  @Test
  void a_uri_can_ask_for_load_balanced_mode() {
    try (MockMongoServer server =
            MockMongoServer.builder().profile(ServerProfile.standalone()).start();
        MongoClient client = MongoClients.create(server.uri("", "loadBalanced=true"))) {
      server.autoResponds(command("ping")).repliesOk();

      assertThat(Driver.ping(client).getDouble("ok"), is(1.0));
    }
  }

  @Test
  void the_service_of_a_load_balancer_is_the_same_for_all_connections() throws Exception {
    try (MockMongoServer server = MockMongoServer.start();
        RawClient first = new RawClient(server);
        RawClient second = new RawClient(server)) {
      first.send(1, "{hello: 1, loadBalanced: true, $db: 'admin'}");
      second.send(1, "{hello: 1, loadBalanced: true, $db: 'admin'}");

      RawBsonDocument hello = first.readsBody();
      assertThat(hello.getString("msg").getValue(), is("isdbgrid"));
      assertThat(hello.containsKey("setName"), is(false));
      assertThat(second.readsBody().get("serviceId"), is(hello.getObjectId("serviceId")));

      first.send(2, "{hello: 1, $db: 'admin'}");
      assertThat(first.readsBody().containsKey("serviceId"), is(false));
    }
  }

  /**
   * An error without topology version ends no awaitable hello: the monitor learns that the server
   * is there when its hello times out.
   */
  @Test
  void finds_a_server_again_within_the_server_selection_timeout_if_no_hello_announces_it() {
    try (MockMongoServer server = MockMongoServer.start();
        MongoClient client =
            MongoClients.create(
                server.applyTo(MongoClientSettings.builder().retryReads(false)).build())) {
      server
          .autoResponds(command("ping"))
          .first(Reply.exactly("{ok: 0, code: 10107, errmsg: 'not primary'}"))
          .then(Reply.ok());
      server.awaits(awaitableHello());

      assertThrows(MongoNotPrimaryException.class, () -> Driver.ping(client));

      assertThat(Driver.ping(client).getDouble("ok"), is(1.0));
    }
  }
}
