package io.mockmongo.topology;

import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A sharded cluster as clients see it: several routers ({@code mongos}), each with cursors of its
 * own. The shards behind them are up to the test's replies. Thread-safe.
 *
 * <pre>{@code
 * try (var cluster = MockShardedCluster.start(2);
 *     var client = MongoClients.create(cluster.uri())) {
 *   cluster.autoResponds(command("find")).replies(Cursor.of("{_id: 1}", "{_id: 2}").batchSize(1));
 *   orders(client).find().into(new ArrayList<>());
 *   cluster.verify(once(), command("getMore").sentTo(router));   // the one that served the find
 * }
 * }</pre>
 *
 * <p>Clients know the routers from their connection string, or poll SRV records; no hello names the
 * other routers. So a router that is {@linkplain #add added} or {@linkplain #remove removed} is no
 * news to a client that is connected: those that are made later use the new {@link #uri()}.
 *
 * <p>Specifications: server discovery and monitoring; polling SRV records for mongos discovery.
 */
public final class MockShardedCluster extends MockDeployment {

  private final ServerBuilders settings;
  private final Set<MockMongoServer> removed = ConcurrentHashMap.newKeySet();

  /**
   * Makes a cluster of routers.
   *
   * @param routers the routers
   * @param settings the settings of routers that are added
   */
  MockShardedCluster(List<MockMongoServer> routers, ServerBuilders settings) {
    super(routers);
    this.settings = settings;
  }

  /**
   * Starts a cluster with the defaults.
   *
   * @param routers the number of routers
   * @return the cluster, ready for clients
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static MockShardedCluster start(int routers) {
    return builder().routers(routers).start();
  }

  /** Returns a builder, for routers with settings, such as different releases. */
  public static MockShardedClusterBuilder builder() {
    return new MockShardedClusterBuilder();
  }

  /** Returns the routers, in the order in which they were added. */
  public List<MockMongoServer> routers() {
    return servers().stream().filter(server -> !removed.contains(server)).toList();
  }

  /**
   * Returns a router.
   *
   * @param index its place among the routers, from 0
   * @return the router
   * @throws IllegalArgumentException if there is none
   */
  public MockMongoServer router(int index) {
    return at("router", index, routers());
  }

  /**
   * Adds a router, which is started now, with the settings of the others.
   *
   * @return the router
   */
  public MockMongoServer add() {
    return add(any -> {});
  }

  /**
   * Adds a router, which is started now, with settings of its own.
   *
   * @param own configures the router
   * @return the router
   */
  public MockMongoServer add(Consumer<MockMongoServerBuilder> own) {
    return startAnother(settings.builder(Objects.requireNonNull(own, "own")), any -> {});
  }

  /**
   * Removes a router for good: it goes down, and {@link #uri()} does not name it any more.
   *
   * @param router the router
   * @throws IllegalArgumentException if it is no router of this cluster, or the only one
   */
  public synchronized void remove(MockMongoServer router) {
    checked("remove", router, routers());
    if (routers().size() == 1) {
      throw new IllegalArgumentException(
          "remove("
              + router.address()
              + "): this is the only router; call kill(...) for a cluster that is down");
    }
    removed.add(router);
    router.goesDown();
  }

  @Override
  public void restart(MockMongoServer router) {
    super.restart(checked("restart", router, routers()));
  }

  @Override
  synchronized void restore() {
    super.restore();
    removed.clear();
  }

  @Override
  List<MockMongoServer> seeds() {
    return routers();
  }
}
