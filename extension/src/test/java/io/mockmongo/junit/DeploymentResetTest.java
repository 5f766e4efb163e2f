package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.insert;
import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.profile.Topology.LOAD_BALANCED;
import static io.mockmongo.profile.Topology.SHARDED;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.profile.MemberConfig;
import io.mockmongo.profile.MemberState;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockLoadBalancer;
import io.mockmongo.topology.MockReplicaSet;
import io.mockmongo.topology.MockShardedCluster;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A replica set for a whole class begins each test as it was declared. */
class DeploymentResetTest {

  @MockMongo(members = 3, scope = Scope.CLASS)
  @AutoRespond(command = "insert")
  static class DisorderCase {

    @BeforeEach
    void is_as_declared(
        MockReplicaSet set,
        MongoClient client,
        @FromServer(index = 0) MockMongoServer first,
        @FromServer(index = 2) MockMongoServer last) {
      assertThat(set.primary(), is(first));
      assertThat(set.servers().size(), is(3));
      assertThat(set.secondaries().get(1), is(last));
      insert(client, 1);
      set.verify(once(), command("insert")); // no stale primary was tried before
      set.verify(once(), command("insert").sentTo(first.address()));
    }

    @Test
    void elects_and_tags(MockReplicaSet set, MongoClient client) {
      set.elect(set.secondary(1));
      set.tag(set.secondary(0), "dc", "ny");
      insert(client, 2);
    }

    @Test
    void kills_the_primary(MockReplicaSet set) {
      set.kill(set.primary());
    }

    @Test
    void kills_all(MockReplicaSet set) {
      set.servers().forEach(set::kill);
    }

    @Test
    void has_two_primaries(MockReplicaSet set) {
      set.isolate(set.primary());
      set.elect(set.secondary(0));
    }

    @Test
    void adds_and_removes(MockReplicaSet set, MongoClient client) {
      set.remove(set.secondary(1));
      MockMongoServer added = set.add(MemberConfig.electable());
      set.elect(added);
      insert(client, 3);
    }

    @Test
    void lags_and_recovers(MockReplicaSet set) {
      set.lag(set.secondary(0), Duration.ofSeconds(120));
      set.transition(set.secondary(1), MemberState.RECOVERING);
    }

    @Test
    void upgrades(MockReplicaSet set) {
      set.primary().changesProfile(profile -> profile.release(ServerRelease.V7_0));
    }

    @Test
    void changes_nothing() {}
  }

  @Test
  void whatever_the_test_before_did_to_it() {
    Run.of(DisorderCase.class).passes(8);
  }

  /** Without a client, which would drop all members of another name for good. */
  @MockMongo(members = 2, scope = Scope.CLASS)
  static class NameCase {
    @Test
    void one(MockReplicaSet set) {
      renames(set);
    }

    @Test
    void two(MockReplicaSet set) {
      renames(set);
    }

    private static void renames(MockReplicaSet set) {
      assertThat(set.set().name(), is("rs0"));
      set.rename("other");
    }
  }

  @Test
  void with_its_name() {
    Run.of(NameCase.class).passes(2);
  }

  @MockMongo(members = 2, scope = Scope.CLASS)
  static class StandaloneCase {
    @RepeatedTest(2)
    void makes_a_member_a_standalone(MockReplicaSet set) {
      assertThat(set.members().size(), is(2));
      set.servers()
          .forEach(member -> assertThat(member.profile().membership().isPresent(), is(true)));
      set.secondary(0).changesProfile(any -> ServerProfile.standalone());
    }
  }

  @Test
  void with_the_profiles_of_its_members() {
    Run.of(StandaloneCase.class).passes(2);
  }

  @MockMongo(topology = SHARDED, members = 2, scope = Scope.CLASS)
  static class RoutersCase {
    @Test
    void one(MockShardedCluster cluster) {
      changes(cluster);
    }

    @Test
    void two(MockShardedCluster cluster) {
      changes(cluster);
    }

    private static void changes(MockShardedCluster cluster) {
      assertThat(cluster.routers().size(), is(2));
      cluster.add();
      cluster.remove(cluster.router(0));
      cluster.kill(cluster.router(0));
    }
  }

  @Test
  void with_its_routers() {
    Run.of(RoutersCase.class).passes(2);
  }

  @MockMongo(topology = LOAD_BALANCED, members = 2, scope = Scope.CLASS)
  @AutoRespond(command = "ping")
  static class ServicesCase {
    @Test
    void one(MockLoadBalancer balancer) {
      changes(balancer);
    }

    @Test
    void two(MockLoadBalancer balancer) {
      changes(balancer);
    }

    /** With a client of its own, since connections to a killed service stay in a pool. */
    private static void changes(MockLoadBalancer balancer) {
      try (MongoClient client = MongoClients.create(balancer.uri())) {
        ping(client);
      }
      balancer.routesTo(balancer.service(0));
      balancer.kill(balancer.service(0));
    }
  }

  @Test
  void with_its_services() {
    Run.of(ServicesCase.class).passes(2);
  }

  @MockMongo(scope = Scope.CLASS)
  static class ProfileCase {
    @Test
    void one(MockMongoServer server) {
      changes(server);
    }

    @Test
    void two(MockMongoServer server) {
      changes(server);
    }

    private static void changes(MockMongoServer server) {
      assertThat(server.profile().release(), is(ServerRelease.newestOfDriver()));
      server.changesProfile(profile -> profile.release(ServerRelease.V4_4));
    }
  }

  @Test
  void a_single_server_reports_again_what_it_was_declared_with() {
    Run.of(ProfileCase.class).passes(2);
  }
}
