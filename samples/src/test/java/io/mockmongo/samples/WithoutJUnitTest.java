package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;

import com.mongodb.client.MongoClients;
import io.mockmongo.server.MockMongoServer;
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
}
