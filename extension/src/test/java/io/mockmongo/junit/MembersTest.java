package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.insert;
import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.profile.MemberState.ARBITER;
import static io.mockmongo.profile.MemberState.PRIMARY;
import static io.mockmongo.profile.MemberState.SECONDARY;
import static io.mockmongo.profile.Topology.LOAD_BALANCED;
import static io.mockmongo.profile.Topology.SHARDED;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.script.Times.once;
import static java.util.stream.Collectors.toSet;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.result.InsertOneResult;
import com.mongodb.connection.ClusterType;
import io.mockmongo.HidingLoader;
import io.mockmongo.profile.MemberConfig;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServers;
import io.mockmongo.server.TestConversation;
import io.mockmongo.socket.FreedPort;
import io.mockmongo.topology.MockDeployment;
import io.mockmongo.topology.MockLoadBalancer;
import io.mockmongo.topology.MockReplicaSet;
import io.mockmongo.topology.MockShardedCluster;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A replica set of several members, and what of it is injected where. */
class MembersTest {

  @MockMongo(members = 3)
  static class ParametersCase {
    static final List<String> ADDRESSES = new CopyOnWriteArrayList<>();

    @Test
    void the_set_and_a_client_for_all_of_it(MockReplicaSet replicaSet, MongoClient client) {
      Call<InsertOneResult> insert =
          replicaSet.go(() -> Driver.orders(client).insertOne(new Document("_id", 7)));
      Request first = replicaSet.receives(command("insert"));
      replicaSet.elect(replicaSet.secondary(1));
      first.replies(NOT_WRITABLE_PRIMARY);
      replicaSet
          .receives(command("insert").sentTo(replicaSet.primary().address()))
          .replies("{n: 1}");
      insert.result();

      assertThat(client.getClusterDescription().getType(), is(ClusterType.REPLICA_SET));
      replicaSet.members().forEach(member -> ADDRESSES.add(member.address()));
    }

    @Test
    void the_set_by_its_other_types(
        MockReplicaSet set, MockDeployment one, MockMongoServers two, TestConversation three) {
      assertThat(List.of(one, two, three), contains(set, set, set));
    }

    @Test
    void members(
        MockReplicaSet set,
        @FromServer(member = PRIMARY) MockMongoServer primary,
        @FromServer(member = SECONDARY) MockMongoServer first,
        @FromServer(member = SECONDARY, index = 1) MockMongoServer second,
        @FromServer(index = 0) MockMongoServer zeroth) {
      assertThat(primary, is(set.primary()));
      assertThat(List.of(first, second), is(set.secondaries()));
      assertThat(zeroth, is(set.members().get(0)));
    }

    @Test
    void the_connection_string_has_all_members_or_one(
        MockReplicaSet set,
        ConnectionString all,
        @FromServer(member = SECONDARY) ConnectionString one,
        @FromServer(member = SECONDARY) MockMongoServer secondary) {
      assertThat(
          Set.copyOf(all.getHosts()),
          is(set.members().stream().map(MockMongoServer::address).collect(toSet())));
      assertThat(one.getHosts(), contains(secondary.address()));
      assertThat(one.getRequiredReplicaSetName(), is("rs0"));
    }

    @Test
    void a_client_of_one_seed_finds_the_primary(
        MockReplicaSet set, @FromServer(member = SECONDARY) MongoClient client) {
      set.autoResponds(command("insert")).repliesOk();

      insert(client, 7);

      set.verify(once(), command("insert").sentTo(set.primary().address()));
    }
  }

  @Test
  void parameters_get_the_set_its_members_and_clients() throws Exception {
    Run.of(ParametersCase.class).passes(5);

    assertThat(ParametersCase.ADDRESSES.size(), is(3));
    for (String address : ParametersCase.ADDRESSES) {
      assertThat(FreedPort.refuses(address), is(true));
    }
  }

  @MockMongo(members = 2)
  static class PlacesCase {
    final MockReplicaSet ofConstructor;
    @FromServer MockReplicaSet ofField;

    @FromServer(member = PRIMARY)
    MockMongoServer primary;

    PlacesCase(MockReplicaSet set) {
      ofConstructor = set;
    }

    @Test
    void all_have_the_same(MockReplicaSet ofMethod) {
      assertThat(ofConstructor, sameInstance(ofMethod));
      assertThat(ofField, sameInstance(ofMethod));
      assertThat(primary, is(ofMethod.primary()));
    }

    @Nested
    class InnerCase {
      @FromServer MockReplicaSet ofInner;

      @Test
      void so_has_a_nested_class(MockReplicaSet ofMethod) {
        assertThat(ofInner, sameInstance(ofMethod));
        assertThat(ofField, sameInstance(ofMethod));
      }
    }
  }

  @Test
  void fields_constructors_and_nested_classes_get_it_too() {
    Run.of(PlacesCase.class).passes(2);
  }

  @MockMongo(members = 2)
  static class ClassCase {
    @FromServer static MockReplicaSet shared;

    @BeforeAll
    static void pings(MongoClient client) {
      shared.autoResponds(command("ping")).repliesOk();
      ping(client);
    }

    @Test
    void lives_as_long_as_its_class(MockReplicaSet set) {
      assertThat(set, sameInstance(shared));
    }
  }

  @Test
  void a_static_field_has_one_for_its_class() {
    Run.of(ClassCase.class).passes(1);
  }

  static class RegisteredCase {
    @RegisterExtension
    final MockMongoExtension orders =
        MockMongoExtension.builder()
            .name("orders")
            .replicaSet(
                set ->
                    set.name("orders")
                        .members(2)
                        .member(MemberConfig.arbiter())
                        .member(MemberConfig.electable().priority(0).hide().tag("dc", "ny")))
            .script(all -> all.autoResponds(command("ping")).repliesOk())
            .build();

    @RegisterExtension
    final MockMongoExtension billing =
        MockMongoExtension.builder().name("billing").replicaSet(set -> set.members(1)).build();

    @Test
    void two_sets(
        @FromServer("orders") MockReplicaSet set,
        @FromServer("orders") MongoClient client,
        @FromServer(value = "orders", member = ARBITER) MockMongoServer arbiter,
        @FromServer("billing") MockReplicaSet other,
        @FromServer("billing") MockMongoServer only) {
      ping(client);

      set.verify(once(), command("ping").sentTo(set.primary().address()));
      assertThat(arbiter, is(set.arbiter()));
      assertThat(set.uri().endsWith("/?replicaSet=orders"), is(true));
      assertThat(set.members().size(), is(4));
      assertThat(other.members(), contains(only));
    }

    @Test
    void start_anew_for_each_test(@FromServer("orders") MockReplicaSet set) {
      assertThat(
          set.set().members().stream().map(MemberConfig::hidden).toList(),
          containsInAnyOrder(false, false, false, true));
    }
  }

  @Test
  void registered_extensions_declare_sets_with_members_of_their_own() {
    Run.of(RegisteredCase.class).passes(2);
  }

  @MockMongo(members = 2, name = "orders")
  static class OneMemberSetCase {
    @Test
    @MockMongo(name = "single")
    void one_server_is_its_own_primary(
        @FromServer(value = "single", member = PRIMARY) MockMongoServer primary,
        @FromServer("single") MockMongoServer server,
        @FromServer("single") TestConversation conversation) {
      assertThat(primary, sameInstance(server));
      assertThat(conversation, sameInstance(server));
    }
  }

  @Test
  void a_single_server_can_be_chosen_likewise() {
    Run.of(OneMemberSetCase.class).passes(1);
  }

  @MockMongo(topology = SHARDED, members = 2)
  static class RoutersCase {
    @Test
    @AutoRespond(command = "ping")
    void are_members_without_a_state(
        MockShardedCluster cluster,
        MongoClient client,
        @FromServer(index = 1) MockMongoServer second,
        @FromServer(index = 1) ConnectionString ofSecond) {
      ping(client);

      assertThat(client.getClusterDescription().getType(), is(ClusterType.SHARDED));
      assertThat(second, is(cluster.router(1)));
      assertThat(ofSecond.getHosts(), contains(second.address()));
      cluster.verify(once(), command("ping"));
    }
  }

  static class RegisteredRoutersCase {
    @RegisterExtension
    final MockMongoExtension mongo =
        MockMongoExtension.builder()
            .shardedCluster(
                cluster -> cluster.routers(1).router(server -> server.release(ServerRelease.V7_0)))
            .build();

    @Test
    void may_have_different_releases(MockShardedCluster cluster) {
      assertThat(cluster.router(1).profile().release(), is(ServerRelease.V7_0));
    }
  }

  @Test
  void a_cluster_has_routers() {
    Run.of(RoutersCase.class).passes(1);
    Run.of(RegisteredRoutersCase.class).passes(1);
  }

  @MockMongo(topology = LOAD_BALANCED, members = 2)
  static class ServicesCase {
    @Test
    @AutoRespond(command = "ping")
    void are_members_behind_one_address(
        MockLoadBalancer balancer,
        MongoClient client,
        ConnectionString connectionString,
        @FromServer(index = 1) MockMongoServer second) {
      balancer.routesTo(second);
      ping(client);

      assertThat(connectionString.getHosts(), contains(balancer.address()));
      assertThat(client.getClusterDescription().getType(), is(ClusterType.LOAD_BALANCED));
      assertThat(second, is(balancer.service(1)));
      balancer.verify(once(), command("ping").sentTo(second.address()));
    }
  }

  static class RegisteredServicesCase {
    @RegisterExtension
    final MockMongoExtension mongo =
        MockMongoExtension.builder().loadBalancer(balancer -> balancer.services(3)).build();

    @Test
    void are_as_many_as_declared(MockLoadBalancer balancer) {
      assertThat(balancer.services().size(), is(3));
    }
  }

  @Test
  void a_load_balancer_has_services() {
    Run.of(ServicesCase.class).passes(1);
    Run.of(RegisteredServicesCase.class).passes(1);
  }

  @MockMongo
  static class LightCase {
    @Test
    @AutoRespond(command = "ping")
    void has_one_server(MongoClient client, MockMongoServer server) {
      assertThrows(
          ClassNotFoundException.class,
          () -> Class.forName("io.mockmongo.topology.MockReplicaSet"));
      ping(client);
      server.verify(once(), command("ping"));
    }
  }

  @Test
  void a_test_with_one_server_loads_nothing_of_deployments() throws ClassNotFoundException {
    Class<?> testClass =
        new HidingLoader("io.mockmongo.topology.").loadClass(LightCase.class.getName());

    Run.of(testClass).passes(1);
  }
}
