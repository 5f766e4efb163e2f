package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;

import com.mongodb.client.MongoClients;
import io.mockmongo.script.Timeouts;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The server needs no JUnit: the same lines work in a main method or under another framework. */
class WithoutJUnitTest {

  @Test
  void a_server_is_started_and_closed_by_hand() {
    try (var server = MockMongoServer.start();
        var client = MongoClients.create(server.uri())) {
      server.autoResponds(command("ping")).repliesOk();

      client.getDatabase("admin").runCommand(new Document("ping", 1));

      server.verify(once(), command("ping"));
      server.assertSatisfied();
    }
  }

  @Test
  void each_kind_of_wait_may_have_a_timeout_of_its_own() {
    try (var server =
        MockMongoServer.builder()
            .timeouts(
                Timeouts.defaults().answer(Duration.ofMinutes(1)).call(Duration.ofSeconds(30)))
            .start()) {
      server.assertSatisfied();
    }
  }
}
