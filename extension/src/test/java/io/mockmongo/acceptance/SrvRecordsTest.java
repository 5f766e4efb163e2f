package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerDescription;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import com.mongodb.spi.dns.DnsException;
import com.mongodb.spi.dns.DnsWithResponseCodeException;
import io.mockmongo.driver.SrvRecords;
import io.mockmongo.profile.MemberConfig;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.Topology;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import io.mockmongo.tls.Tls;
import io.mockmongo.topology.MockReplicaSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client with a mongodb+srv connection string finds servers that are in no DNS. */
@Timeout(30)
class SrvRecordsTest {

  private static final String HOST = "rs0.mock.test";

  @Test
  void the_driver_finds_a_replica_set() {
    try (MockReplicaSet set =
        MockReplicaSet.builder()
            .member(MemberConfig.electable().host("a.mock.test:27017"))
            .member(MemberConfig.electable().host("b.mock.test:27018"))
            .start()) {
      SrvRecords records = SrvRecords.of(HOST, set::addresses).txt("replicaSet=rs0");
      try (MongoClient client = connect(records.applyTo(set.applyTo(settings())))) {
        set.autoResponds(command("ping")).repliesOk();

        Driver.ping(client);
        set.elect(set.member("b.mock.test:27018"));
        NamedHostTest.awaitPrimary(set, client, "b.mock.test", 27018);
        Driver.ping(client);

        assertThat(
            client.getClusterDescription().getServerDescriptions().stream()
                .map(ServerDescription::getAddress)
                .toList(),
            containsInAnyOrder(
                new ServerAddress("a.mock.test", 27017), new ServerAddress("b.mock.test", 27018)));
        set.verify(once(), command("ping").sentTo("a.mock.test:27017"));
        set.verify(once(), command("ping").sentTo("b.mock.test:27018"));
      }
    }
  }

  /** As an application has it in its configuration; the proxy comes with the server. */
  @ParameterizedTest
  @EnumSource(Topology.class)
  void a_connection_string_of_the_user(Topology topology) {
    try (MockMongoServer server = named().profile(ServerProfile.of(topology)).start()) {
      SrvRecords records = SrvRecords.of(HOST, () -> List.of(server.address()));
      String loadBalanced = topology == Topology.LOAD_BALANCED ? "&loadBalanced=true" : "";
      ConnectionString srv =
          new ConnectionString(
              "mongodb+srv://rs0.mock.test/?tls=false&proxyHost=127.0.0.1&proxyPort="
                  + RawClient.proxyPort(server)
                  + loadBalanced,
              records);
      try (MongoClient client = connect(settings().applyConnectionString(srv).dnsClient(records))) {
        server.autoResponds(command("ping")).repliesOk();

        Driver.ping(client);

        server.verify(once(), command("ping").sentTo("a.mock.test:27017"));
      }
    }
  }

  @Test
  void over_tls() {
    try (MockMongoServer server = named().tls(Tls.selfMade()).start()) {
      SrvRecords records = SrvRecords.of(HOST, () -> List.of(server.address()));
      try (MongoClient client = connect(records.applyTo(server.applyTo(settings())))) {
        server.autoResponds(command("ping")).repliesOk();

        Driver.ping(client);
      }
    }
  }

  @Test
  void what_is_added_is_seen_by_the_next_look_up() {
    List<String> servers = new ArrayList<>(List.of("a.mock.test:27017"));
    SrvRecords records = SrvRecords.of(HOST, () -> servers);
    assertThat(
        records.getResourceRecordData("_mongodb._tcp.rs0.mock.test", "SRV"),
        contains("0 0 27017 a.mock.test."));

    servers.add("B.Mock.Test:1");

    assertThat(
        records.getResourceRecordData("_mongodb._tcp.RS0.mock.test", "SRV"),
        contains("0 0 27017 a.mock.test.", "0 0 1 B.Mock.Test."));
  }

  @Test
  void options_are_in_the_text_record() {
    SrvRecords records = SrvRecords.of(HOST, List::<String>of);

    assertThat(records.getResourceRecordData(HOST, "TXT"), is(empty()));
    SrvRecords withOptions = records.txt("replicaSet=rs7&authSource=shop");
    assertThat(
        withOptions.getResourceRecordData(HOST, "TXT"), contains("replicaSet=rs7&authSource=shop"));
    assertThat(
        new ConnectionString("mongodb+srv://rs0.mock.test/", withOptions)
            .getRequiredReplicaSetName(),
        is("rs7"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_mongodb._tcp.other.mock.test", "_other._tcp.rs0.mock.test"})
  void a_name_that_has_no_records(String name) {
    SrvRecords records = SrvRecords.of(HOST, List::<String>of);

    var unknown =
        assertThrows(
            DnsWithResponseCodeException.class, () -> records.getResourceRecordData(name, "SRV"));

    assertThat(unknown.getResponseCode(), is(3));
    assertThat(
        unknown.getMessage(),
        is(
            "there is no SRV record of "
                + name
                + "; this resolver has SRV records of _mongodb._tcp.rs0.mock.test, and TXT of"
                + " rs0.mock.test"));
  }

  @Test
  void the_driver_says_which_name_has_none() {
    SrvRecords records = SrvRecords.of(HOST, List::<String>of);
    ConnectionString other = new ConnectionString("mongodb+srv://rs1.mock.test/", records);
    CompletableFuture<MongoException> failure = new CompletableFuture<>();
    ClusterListener listener =
        new ClusterListener() {
          @Override
          public void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
            MongoException thrown = event.getNewDescription().getSrvResolutionException();
            if (thrown != null) {
              failure.complete(thrown);
            }
          }
        };
    try (MongoClient client =
        connect(
            settings()
                .applyConnectionString(other)
                .dnsClient(records)
                .applyToClusterSettings(cluster -> cluster.addClusterListener(listener)))) {
      assertThat(
          failure.join().getCause().getMessage(),
          startsWith("there is no SRV record of _mongodb._tcp.rs1.mock.test; "));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1:50312", "a:27017", "a.other.test:27017", "amock.test:27017", ""})
  void a_server_that_is_in_another_domain(String server) {
    SrvRecords records = SrvRecords.of(HOST, () -> List.of(server));

    var thrown =
        assertThrows(
            DnsException.class,
            () -> records.getResourceRecordData("_mongodb._tcp.rs0.mock.test", "SRV"));

    assertThat(
        thrown.getMessage(),
        is(
            "the server "
                + server
                + " has no name in the domain of rs0.mock.test; start it with a name such as"
                + " a.mock.test:27017"));
  }

  @Test
  void a_host_that_drivers_refuse() {
    var thrown =
        assertThrows(
            IllegalArgumentException.class, () -> SrvRecords.of("mock.test", List::<String>of));

    assertThat(
        thrown.getMessage(),
        is(
            "of(\"mock.test\", ...): drivers want an SRV host of three parts, such as"
                + " rs0.mock.test"));
  }

  private static MockMongoServerBuilder named() {
    return MockMongoServer.builder().name("a.mock.test:27017");
  }

  private static MongoClientSettings.Builder settings() {
    return MongoClientSettings.builder();
  }

  private static MongoClient connect(MongoClientSettings.Builder settings) {
    return MongoClients.create(settings.build());
  }
}
