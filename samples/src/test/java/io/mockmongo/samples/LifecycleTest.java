package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.script.Finding;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What the integration of another test framework calls: one server for several tests. */
class LifecycleTest {

  private static final Document PING = new Document("ping", 1);

  /** Runs a test as a framework does, and returns its findings. */
  private static List<Finding> run(MockMongoServer server, Runnable test) {
    server.lifecycle().reset();
    test.run();
    List<Finding> findings = server.lifecycle().findings();
    server.lifecycle().endScript();
    return findings;
  }

  @Test
  void a_server_is_reset_between_tests() {
    try (MockMongoServer server = MockMongoServer.start();
        MongoClient client = MongoClients.create(server.uri("shop", "retryReads=false"))) {
      List<Finding> first =
          run(
              server,
              () -> {
                server.autoResponds(command("ping")).repliesOk();
                client.getDatabase("admin").runCommand(PING);
              });
      List<Finding> second = run(server, () -> pingUnanswered(client));

      assertThat(first, is(empty()));
      assertThat(
          second.stream().map(Finding::text).toList(),
          contains(startsWith("ping admin was not answered")));
    }
  }

  private static void pingUnanswered(MongoClient client) {
    try {
      client.getDatabase("admin").runCommand(PING);
    } catch (MongoCommandException refused) {
      // the finding says why
    }
  }
}
