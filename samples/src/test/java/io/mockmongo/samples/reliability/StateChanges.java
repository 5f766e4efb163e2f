package io.mockmongo.samples.reliability;

import static io.mockmongo.matchers.MongoMatchers.command;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.server.MockMongoServer;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Errors that tell a change of the server's state, each many times, to a driver that streams and to
 * one that polls. What the driver concludes must be the same each time, whichever of its
 * connections it reads first: which descriptions of the server, and how often it clears its pool.
 */
final class StateChanges implements EnduranceRun {

  private static final int[] CODES = {10107, 13435, 10058, 189, 11602, 13436, 91, 11600};

  private final int[] codes;

  /** Makes the run of all codes. */
  StateChanges() {
    this(CODES);
  }

  /** Makes the run of some codes. */
  StateChanges(int... codes) {
    this.codes = codes;
  }

  @Override
  public String run(int count) {
    StringBuilder result = new StringBuilder();
    for (int code : codes) {
      for (String mode : new String[] {"stream", "poll"}) {
        Map<String, Integer> outcomes = outcomes(code, mode, count);
        outcomes.forEach(
            (outcome, times) ->
                result.append("\n  %d, %s: %d times %s".formatted(code, mode, times, outcome)));
        if (outcomes.size() > 1) {
          throw new AssertionError("expected one outcome, but got several:" + result);
        }
      }
    }
    return result.toString();
  }

  private static Map<String, Integer> outcomes(int code, String mode, int count) {
    Map<String, Integer> outcomes = new TreeMap<>();
    DriverConclusions conclusions = new DriverConclusions();
    try (var server = MockMongoServer.start();
        MongoClient client = client(server, mode, conclusions)) {
      server.autoResponds(command("fails")).repliesError(code, "the state has changed");
      server.autoResponds(command("ping")).repliesOk();
      usePrimary(server, client, conclusions);
      for (int i = 0; i < count; i++) {
        conclusions.clear();
        fail(client);
        usePrimary(server, client, conclusions);
        outcomes.merge(conclusions.toString(), 1, Integer::sum);
      }
    }
    return outcomes;
  }

  /** Connects a client; drivers older than 5.1 know only how to stream. */
  private static MongoClient client(
      MockMongoServer server, String mode, DriverConclusions conclusions) {
    return MongoClients.create(
        server
            .applyTo(MongoClientSettings.builder())
            .applyConnectionString(
                new ConnectionString(server.uri("", "serverMonitoringMode=" + mode)))
            .applyToServerSettings(settings -> settings.addServerListener(conclusions))
            .applyToConnectionPoolSettings(
                settings -> settings.addConnectionPoolListener(conclusions))
            .build());
  }

  /** Waits for a primary, and for its event, which the driver may publish later. */
  private static void usePrimary(
      MockMongoServer server, MongoClient client, DriverConclusions conclusions) {
    run(client, "ping");
    server.waitUntil(conclusions::endWithPrimary);
  }

  private static void fail(MongoClient client) {
    try {
      run(client, "fails");
    } catch (MongoException expected) {
      return;
    }
    throw new AssertionError("expected the error that the server sends");
  }

  private static void run(MongoClient client, String command) {
    client.getDatabase("admin").runCommand(new Document(command, 1));
  }
}
