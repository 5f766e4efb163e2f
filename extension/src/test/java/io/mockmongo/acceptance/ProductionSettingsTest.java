package io.mockmongo.acceptance;

import static com.mongodb.connection.ClusterConnectionMode.LOAD_BALANCED;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ServerApi;
import com.mongodb.ServerApiVersion;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.event.ClusterListener;
import com.mongodb.event.ClusterOpeningEvent;
import io.mockmongo.message.Compressor;
import io.mockmongo.report.Transcript;
import io.mockmongo.server.ClientTarget;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of an application in production reach the server; a note names what is left out. */
class ProductionSettingsTest {

  private final MockMongoServer server =
      MockMongoServer.builder().compressors(Compressor.ZLIB).start();

  @AfterEach
  void close() {
    server.close();
  }

  private static MongoClientSettings.Builder settings(String uri) {
    return MongoClientSettings.builder().applyConnectionString(new ConnectionString(uri));
  }

  private static Document ping(ClientTarget target, MongoClientSettings.Builder settings) {
    try (MongoClient client = MongoClients.create(target.applyTo(settings).build())) {
      return Driver.ping(client);
    }
  }

  private void answersPings() {
    server.autoResponds(command("ping")).repliesOk();
  }

  static Stream<Arguments> credentials() {
    return Stream.of(
        Arguments.of(
            MongoCredential.createCredential("app", "admin", "secret".toCharArray()),
            "user \"app\""),
        Arguments.of(
            MongoCredential.createPlainCredential("app", "$external", "secret".toCharArray()),
            "user \"app\""),
        Arguments.of(MongoCredential.createMongoX509Credential(), "the mechanism MONGODB-X509"));
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void a_credential_is_left_out(MongoCredential credential, String owner) {
    answersPings();

    ping(server, MongoClientSettings.builder().credential(credential));

    server.verify(once(), command("ping"));
    assertThat(
        server.lifecycle().warnings(),
        is(
            List.of(
                "the client's credential of "
                    + owner
                    + " was left out, since this server has no users")));
    assertThat(
        Transcript.of(server.journal()),
        containsString("server warns: the client's credential of " + owner + " was left out"));
    server.assertSatisfied();
  }

  @Test
  void what_was_left_out_is_told_beside_a_failure() {
    Document failed = new Document("failed", 1);
    try (MongoClient client =
        MongoClients.create(
            server.applyTo(settings("mongodb://app:secret@db.example.com/")).build())) {
      assertThrows(RuntimeException.class, () -> client.getDatabase("shop").runCommand(failed));
    }

    String failure = assertThrows(AssertionError.class, server::assertSatisfied).getMessage();

    assertThat(
        failure.lines().reduce((first, last) -> last).orElseThrow(),
        is(
            "warning: the client's credential of user \"app\" was left out, since this server has"
                + " no users"));
  }

  /** As the client of an application is that starts before the test, or between two. */
  @Test
  void what_was_left_out_between_tests_is_told_in_the_next_one() {
    server.applyTo(settings("mongodb://first:secret@db.example.com/"));
    server.lifecycle().reset();
    assertThat(server.lifecycle().warnings(), contains(containsString("user \"first\"")));

    server.lifecycle().findings();
    server.applyTo(settings("mongodb://second:secret@db.example.com/"));
    server.lifecycle().reset();
    assertThat(server.lifecycle().warnings(), contains(containsString("user \"second\"")));

    server.lifecycle().reset();
    assertThat(server.lifecycle().warnings(), empty());
  }

  @Test
  void a_credential_that_is_set_afterwards_stays() {
    MongoCredential credential = MongoCredential.createMongoX509Credential();

    MongoClientSettings settings =
        server.applyTo(MongoClientSettings.builder()).credential(credential).build();

    assertThat(settings.getCredential(), is(credential));
    assertThat(server.lifecycle().warnings(), empty());
  }

  @Test
  void a_proxy_is_left_out() {
    answersPings();

    ping(server, settings("mongodb://db.example.com/?proxyHost=127.0.0.1&proxyPort=9"));

    assertThat(
        server.lifecycle().warnings(),
        is(
            List.of(
                "the client's proxy 127.0.0.1:9 was left out, since this server is on the same"
                    + " machine; to keep it, set it after applyTo")));
  }

  @Test
  void a_resolver_of_addresses_is_left_out() {
    answersPings();

    ping(
        server,
        MongoClientSettings.builder()
            .inetAddressResolver(
                host -> {
                  throw new UnknownHostException(host);
                }));

    assertThat(
        server.lifecycle().warnings(),
        is(
            List.of(
                "the client's resolver of addresses was left out, since it need not know this"
                    + " server; to keep it, set it after applyTo")));
  }

  /** As the connection string of a serverless instance sets it. */
  @Test
  void the_load_balanced_mode_of_an_srv_host_stays() {
    answersPings();
    MongoClientSettings.Builder settings =
        MongoClientSettings.builder()
            .applyToSslSettings(ssl -> ssl.enabled(true))
            .applyToClusterSettings(
                cluster -> cluster.mode(LOAD_BALANCED).srvHost("db.example.com"));

    ping(server, settings);

    server.verify(once(), handshake().matching("{loadBalanced: true}"));
    assertThat(server.lifecycle().warnings(), empty());
  }

  @Test
  void the_load_balanced_mode_is_left_out_where_there_are_several_hosts() {
    try (MockReplicaSet replicaSet = MockReplicaSet.start(2)) {
      replicaSet.autoResponds(command("ping")).repliesOk();

      ping(replicaSet, settings("mongodb://db.example.com/?loadBalanced=true"));

      replicaSet.verify(once(), command("ping"));
      assertThat(
          replicaSet.lifecycle().warnings(),
          is(
              List.of(
                  "the client's loadBalanced=true was left out, since it is given 2 hosts; to keep"
                      + " it, start a MockLoadBalancer")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mongodb://app:secret@a.example.com,b.example.com/?tls=true",
        "mongodb://a.example.com/?directConnection=true",
        "mongodb://a.example.com,b.example.com/?replicaSet=production&minPoolSize=1"
      })
  void several_members_are_found_by_the_settings_of_other_deployments(String uri) {
    try (MockReplicaSet replicaSet = MockReplicaSet.start(2)) {
      replicaSet.autoResponds(command("ping")).repliesOk();

      ping(replicaSet, settings(uri));

      replicaSet.verify(once(), command("ping"));
    }
  }

  @Test
  void the_server_api_stays() {
    answersPings();

    ping(
        server,
        MongoClientSettings.builder()
            .serverApi(ServerApi.builder().version(ServerApiVersion.V1).strict(true).build()));

    server.verify(once(), command("ping").matching("{apiVersion: '1', apiStrict: true}"));
  }

  /** The version of the API is a field of each command. */
  @Test
  void a_server_without_data_answers_the_server_api_too() {
    MongoClientSettings.Builder production =
        MongoClientSettings.builder()
            .serverApi(ServerApi.builder().version(ServerApiVersion.V1).strict(true).build());
    try (MockMongoServer empty = MockMongoServer.builder().answers(EMPTY_DATABASE).start();
        MongoClient client = MongoClients.create(empty.applyTo(production).build())) {
      MongoCollection<Document> orders = Driver.orders(client);

      orders.createIndex(new Document("customer", 1));
      orders.insertOne(new Document("_id", 1));
      orders.updateOne(new Document("_id", 1), new Document("$set", new Document("total", 7)));
      orders.findOneAndDelete(new Document("_id", 1));
      orders.deleteMany(new Document());

      assertThat(orders.find().first(), nullValue());
      assertThat(orders.countDocuments(), is(0L));
      assertThat(orders.estimatedDocumentCount(), is(0L));
      assertThat(client.listDatabaseNames().first(), is("shop"));
      empty.assertSatisfied();
    }
  }

  @Test
  void compressors_stay() {
    answersPings();

    ping(server, settings("mongodb://db.example.com/?compressors=zlib"));

    server.verify(once(), command("ping").compressedWith(Compressor.ZLIB));
  }

  @Test
  void a_listener_of_the_cluster_stays() {
    answersPings();
    List<ClusterOpeningEvent> opened = new CopyOnWriteArrayList<>();
    ClusterListener listener =
        new ClusterListener() {
          @Override
          public void clusterOpening(ClusterOpeningEvent event) {
            opened.add(event);
          }
        };

    ping(
        server,
        MongoClientSettings.builder()
            .applyToClusterSettings(cluster -> cluster.addClusterListener(listener)));

    assertThat(opened, not(empty()));
    server.verify(atLeast(1), handshake());
  }
}
