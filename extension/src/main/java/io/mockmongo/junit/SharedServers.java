package io.mockmongo.junit;

import io.mockmongo.call.CleanupSequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The servers of the whole run, one for all equal declarations; closed when the JVM ends. */
final class SharedServers {

  private static final Map<Object, TestServer> SERVERS = new ConcurrentHashMap<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(SharedServers::closeAll, "mockmongo end"));
  }

  private SharedServers() {}

  /** Returns the server of a declaration, which is started when it is first needed. */
  static TestServer of(ServerPlan plan) {
    return SERVERS.computeIfAbsent(plan.declaration(), declaration -> newServer(plan));
  }

  /** Returns all servers of the run. */
  static List<TestServer> all() {
    return List.copyOf(SERVERS.values());
  }

  private static TestServer newServer(ServerPlan plan) {
    return new TestServer(plan, "the run", Optional::empty, true, Map::of);
  }

  private static void closeAll() {
    CleanupSequence steps = new CleanupSequence();
    SERVERS.values().forEach(server -> steps.run(server::close));
  }
}
