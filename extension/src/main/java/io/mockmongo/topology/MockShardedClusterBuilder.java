package io.mockmongo.topology;

import io.mockmongo.profile.Topology;
import io.mockmongo.server.MockMongoServerBuilder;
import java.util.function.Consumer;

/**
 * The settings of a sharded cluster, and its start. Not thread-safe.
 *
 * <pre>{@code
 * MockShardedCluster.builder()
 *     .routers(2)
 *     .router(server -> server.release(ServerRelease.V7_0))   // one that is upgraded later
 *     .start()
 * }</pre>
 */
public final class MockShardedClusterBuilder {

  private final ServerBuilders routers = new ServerBuilders(Topology.SHARDED, "routers");

  MockShardedClusterBuilder() {}

  /**
   * Adds routers.
   *
   * @param count the number of them
   * @return this
   * @throws IllegalArgumentException if the number is less than 1
   */
  public MockShardedClusterBuilder routers(int count) {
    routers.add(count);
    return this;
  }

  /**
   * Adds a router with settings of its own, such as another release.
   *
   * @param settings configures the router, after {@link #server}
   * @return this
   */
  public MockShardedClusterBuilder router(Consumer<MockMongoServerBuilder> settings) {
    routers.add(settings);
    return this;
  }

  /**
   * Configures each router.
   *
   * @param settings called once for each router, after those of earlier calls
   * @return this
   */
  public MockShardedClusterBuilder server(Consumer<MockMongoServerBuilder> settings) {
    routers.all(settings);
    return this;
  }

  /**
   * Starts all routers.
   *
   * @return the cluster, ready for clients
   * @throws IllegalArgumentException if it has no routers
   */
  public MockShardedCluster start() {
    return new MockShardedCluster(routers.start(), routers);
  }
}
