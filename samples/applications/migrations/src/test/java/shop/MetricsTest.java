package shop;

import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.binder.mongodb.MongoMetricsCommandListener;
import io.micrometer.core.instrument.binder.mongodb.MongoMetricsConnectionPoolListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;

/** What Micrometer measures of the driver is there for calls that the server answers. */
@MockMongo(answers = EMPTY_DATABASE)
class MetricsTest {

  @Test
  void are_measured(MockMongoServer server) {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    MongoClientSettings settings =
        server
            .applyTo(MongoClientSettings.builder())
            .addCommandListener(new MongoMetricsCommandListener(metrics))
            .applyToConnectionPoolSettings(
                pool ->
                    pool.addConnectionPoolListener(new MongoMetricsConnectionPoolListener(metrics)))
            .build();

    try (MongoClient client = MongoClients.create(settings)) {
      client.getDatabase("shop").getCollection("orders").countDocuments();

      assertEquals(
          1,
          metrics
              .get("mongodb.driver.commands")
              .tag("command", "aggregate")
              .tag("status", "SUCCESS")
              .timer()
              .count());
      assertTrue(metrics.get("mongodb.driver.pool.size").gauge().value() >= 1);
    }
  }
}
