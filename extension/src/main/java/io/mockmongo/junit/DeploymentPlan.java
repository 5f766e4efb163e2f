package io.mockmongo.junit;

import io.mockmongo.profile.MemberConfig;
import io.mockmongo.profile.Topology;
import io.mockmongo.server.MockMongoServerBuilder;
import io.mockmongo.topology.MockDeployment;
import io.mockmongo.topology.MockLoadBalancer;
import io.mockmongo.topology.MockLoadBalancerBuilder;
import io.mockmongo.topology.MockReplicaSet;
import io.mockmongo.topology.MockReplicaSetBuilder;
import io.mockmongo.topology.MockShardedCluster;
import io.mockmongo.topology.MockShardedClusterBuilder;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The plan of a deployment. Only this class needs their package; it is loaded with the first.
 *
 * @param settings configures each server
 * @param deployment starts the deployment with settings for each server
 */
record DeploymentPlan(
    Consumer<MockMongoServerBuilder> settings,
    Function<Consumer<MockMongoServerBuilder>, StartedServers> deployment)
    implements StartPlan {

  /**
   * Returns the plan of a deployment with the defaults.
   *
   * @param topology its topology
   * @param servers the settings of each server, 2 or more
   * @param settings configures each server, before its own settings
   * @throws IllegalArgumentException if there is no such deployment, with the remedy
   */
  static StartPlan of(
      Topology topology,
      List<Consumer<MockMongoServerBuilder>> servers,
      Consumer<MockMongoServerBuilder> settings) {
    return switch (topology) {
      case REPLICA_SET -> {
        MockReplicaSet.builder().members(servers.size()); // checks the number
        yield replicaSet(
            set -> servers.forEach(own -> set.member(MemberConfig.electable(), own)), settings);
      }
      case STANDALONE ->
          throw new IllegalArgumentException(
              "a standalone has no other members; leave out topology = STANDALONE for a replica set"
                  + " of "
                  + servers.size());
      case SHARDED -> shardedCluster(cluster -> servers.forEach(cluster::router), settings);
      case LOAD_BALANCED -> loadBalancer(balancer -> servers.forEach(balancer::service), settings);
    };
  }

  /** Returns the plan of a replica set. */
  static StartPlan replicaSet(
      Consumer<MockReplicaSetBuilder> set, Consumer<MockMongoServerBuilder> settings) {
    return plan(
        MockReplicaSet::builder, set, (builder, each) -> builder.server(each).start(), settings);
  }

  /** Returns the plan of a sharded cluster. */
  static StartPlan shardedCluster(
      Consumer<MockShardedClusterBuilder> cluster, Consumer<MockMongoServerBuilder> settings) {
    return plan(
        MockShardedCluster::builder,
        cluster,
        (builder, each) -> builder.server(each).start(),
        settings);
  }

  /** Returns the plan of a load balancer and its services. */
  static StartPlan loadBalancer(
      Consumer<MockLoadBalancerBuilder> balancer, Consumer<MockMongoServerBuilder> settings) {
    return plan(
        MockLoadBalancer::builder,
        balancer,
        (builder, each) -> builder.server(each).start(),
        settings);
  }

  /** Returns the plan that a builder carries out: a new one for each start. */
  private static <B> StartPlan plan(
      Supplier<B> builders,
      Consumer<B> script,
      BiFunction<B, Consumer<MockMongoServerBuilder>, MockDeployment> start,
      Consumer<MockMongoServerBuilder> settings) {
    return new DeploymentPlan(
        settings,
        each -> {
          B builder = builders.get();
          script.accept(builder);
          return StartedServers.of(start.apply(builder, each));
        });
  }

  @Override
  public StartedServers start(Consumer<MockMongoServerBuilder> more) {
    return deployment.apply(settings.andThen(more));
  }

  @Override
  public boolean isDeployment() {
    return true;
  }
}
