package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.insert;
import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.profile.Topology.SHARDED;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.profile.MemberConfig;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Servers with host names, listed in the connection string or looked up. */
class HostNamesTest {

  @MockMongo(hosts = {"a:27017", "b:27017", "c:27017"})
  static class SetCase {
    @Test
    @AutoRespond(command = "insert")
    void one(MockReplicaSet set, MongoClient client) {
      inserts(set, client);
    }

    @Test
    @AutoRespond(command = "insert")
    void two(MockReplicaSet set, MongoClient client) {
      inserts(set, client);
    }

    private static void inserts(MockReplicaSet set, MongoClient client) {
      set.elect(set.member("b:27017"));
      insert(client, 7);
      set.verify(once(), command("insert").sentTo("b:27017"));
    }

    @Test
    void injected_settings_have_a_proxy_only_where_others_have(
        MockReplicaSet set, MongoClientSettings injected) {
      MongoClientSettings own = set.applyTo(MongoClientSettings.builder()).build();

      assertThat(
          injected.getSocketSettings().getProxySettings(),
          is(own.getSocketSettings().getProxySettings()));
    }

    @Test
    void a_member_is_chosen_by_its_name(@FromServer(host = "c:27017") MockMongoServer server) {
      assertThat(server.address(), is("c:27017"));
    }
  }

  @Test
  void tests_side_by_side_have_members_of_the_same_names() {
    Run.inParallel(SetCase.class).passes(4);
  }

  @MockMongo(hosts = "a:27017")
  static class SingleCase {
    @Test
    @AutoRespond(command = "ping")
    void has_a_name_too(MongoClient client, MockMongoServer server) {
      ping(client);
      server.verify(once(), command("ping").sentTo("a:27017"));
    }
  }

  @Test
  void a_single_server_can_have_a_name() {
    Run.of(SingleCase.class).passes(1);
  }

  @MockMongo(
      hosts = {"a.mock.test:27017", "b.mock.test:27018"},
      srv = "rs0.mock.test",
      client = "retryWrites=false")
  static class SrvCase {
    @Test
    @AutoRespond(command = "insert")
    void is_looked_up(
        MockReplicaSet set,
        MongoClient client,
        ConnectionString connectionString,
        MongoClientSettings settings) {
      insert(client, 7);
      try (MongoClient own = MongoClients.create(settings)) {
        insert(own, 8);
      }

      assertThat(
          connectionString.getConnectionString(), startsWith("mongodb+srv://rs0.mock.test/?"));
      assertThat(connectionString.getRetryWritesValue(), is(false));
      set.verify(times(2), command("insert").without("txnNumber"));
    }
  }

  @MockMongo(
      topology = SHARDED,
      hosts = {"a.mock.test:27017", "b.mock.test:27017"},
      srv = "cluster.mock.test",
      tls = TlsMode.ON)
  static class SrvWithTlsCase {
    @Test
    @AutoRespond(command = "ping")
    void is_looked_up(MongoClient client) {
      ping(client);
    }
  }

  static class SrvRegisteredCase {
    @RegisterExtension
    final MockMongoExtension mongo =
        MockMongoExtension.builder()
            .replicaSet(set -> set.member(MemberConfig.electable().host("a.mock.test:27017")))
            .script(set -> set.autoResponds(command("ping")).repliesOk())
            .srv("rs0.mock.test")
            .build();

    @Test
    void is_looked_up(MongoClient client) {
      ping(client);
    }
  }

  @Test
  void the_injected_client_finds_servers_by_srv_records() {
    Run.of(SrvCase.class).passes(1);
    Run.of(SrvWithTlsCase.class).passes(1);
    Run.of(SrvRegisteredCase.class).passes(1);
  }

  private static void assertMistake(Class<?> testCase, String message) {
    assertThat(Run.of(testCase).classFailure().getMessage(), is(message));
  }

  @MockMongo(hosts = {"a:27017", "b"})
  static class NoPortCase {
    @Test
    void never_runs() {}
  }

  @Test
  void a_host_without_a_port() {
    assertMistake(
        NoPortCase.class,
        "@MockMongo: hosts: name(\"b\"): write the name as host:port, such as a:27017 or"
            + " db1.example.com:27017");
  }

  @MockMongo(
      members = 3,
      hosts = {"a:27017", "b:27017"})
  static class OneTooFewCase {
    @Test
    void never_runs() {}
  }

  @Test
  void fewer_hosts_than_members() {
    assertMistake(
        OneTooFewCase.class,
        "@MockMongo(members = 3): there are 2 hosts; leave out members, or give each a host");
  }

  @MockMongo(hosts = "a.other.test:27017", srv = "rs0.mock.test")
  static class OtherDomainCase {
    @Test
    void never_runs() {}
  }

  @MockMongo(members = 2, srv = "rs0.mock.test")
  static class NoHostsCase {
    @Test
    void never_runs() {}
  }

  @Test
  void servers_outside_the_domain_of_the_srv_host() {
    for (Class<?> testCase : new Class<?>[] {OtherDomainCase.class, NoHostsCase.class}) {
      assertMistake(
          testCase,
          "@MockMongo(srv = \"rs0.mock.test\"): drivers want servers in the same domain; give them"
              + " hosts = {\"a.mock.test:27017\", ...}");
    }
  }

  @MockMongo(hosts = "a.test:27017", srv = "mock.test")
  static class TwoPartsCase {
    @Test
    void never_runs() {}
  }

  @Test
  void an_srv_host_of_two_parts() {
    assertMistake(
        TwoPartsCase.class,
        "@MockMongo(srv = \"mock.test\"): drivers want a host of three parts, such as"
            + " rs0.mock.test");
  }
}
