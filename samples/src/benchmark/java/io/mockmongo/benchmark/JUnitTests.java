package io.mockmongo.benchmark;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * JUnit tests that ping once, each with a server and a client of its own: prints the microseconds
 * of one, after as many to warm up.
 */
public final class JUnitTests {

  private static final int COUNT = 300;

  private JUnitTests() {}

  /** An annotated test. */
  @MockMongo
  public static class Annotated {
    @RepeatedTest(COUNT)
    @AutoRespond(command = "ping")
    void pings(MongoClient client) {
      client.getDatabase("admin").runCommand(new Document("ping", 1));
    }
  }

  /** A test that starts and closes by hand what it needs. */
  public static class ByHand {
    @RepeatedTest(COUNT)
    void pings() {
      try (var server = Contender.BARE.start(Deployment.REPLICA_SET, Served.NOTHING);
          MongoClient client = MongoClients.create(server.uri())) {
        client.getDatabase("admin").runCommand(new Document("ping", 1));
      }
    }
  }

  public static void main(String[] args) {
    Class<?> tests = args[0].equals("BARE") ? ByHand.class : Annotated.class;
    run(tests);
    long start = System.nanoTime();
    run(tests);
    System.out.println((System.nanoTime() - start) / 1000 / COUNT);
    System.exit(0);
  }

  private static void run(Class<?> tests) {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents()
        .assertStatistics(statistics -> statistics.succeeded(COUNT).failed(0));
  }
}
