package io.mockmongo.samples.topology;

import static org.hamcrest.Matchers.is;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerDescription;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/**
 * A primary is lost, the set has none for a while, and another one is found: each step as an event
 * of the driver, which an application may log or alert on.
 */
@MockMongo(members = 3)
class TopologyEventsTest {

  /** The primaries that the driver has seen, one after the other; "none" between. */
  private static final class Primaries implements ClusterListener {
    final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
      String primary =
          event.getNewDescription().getServerDescriptions().stream()
              .filter(ServerDescription::isPrimary)
              .map(server -> server.getAddress().toString())
              .findFirst()
              .orElse("none");
      if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(primary)) {
        seen.add(primary);
      }
    }
  }

  @Test
  void a_primary_is_lost_and_found(
      MongoClientSettings.Builder settings, MockReplicaSet replicaSet) {
    Primaries primaries = new Primaries();
    MockMongoServer old = replicaSet.primary();
    MockMongoServer next = replicaSet.secondary(0);
    try (MongoClient client =
        MongoClients.create(
            settings
                .applyToClusterSettings(cluster -> cluster.addClusterListener(primaries))
                .build())) {
      replicaSet.waitUntil(() -> primaries.seen, is(List.of("none", old.address())));

      replicaSet.stepDown();
      replicaSet.waitUntil(() -> primaries.seen, is(List.of("none", old.address(), "none")));

      replicaSet.elect(next);
      replicaSet.waitUntil(
          () -> primaries.seen, is(List.of("none", old.address(), "none", next.address())));
    }
  }
}
