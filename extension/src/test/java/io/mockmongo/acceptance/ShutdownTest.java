package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoClients;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Finding;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A server may be closed by what it receives. */
class ShutdownTest {

  @Test
  void by_a_responder() {
    MockMongoServer server = MockMongoServer.start();
    server
        .autoResponds(command("shutdown"))
        .replies(
            request -> {
              server.close();
              return Reply.hangUp();
            });

    assertThat(findingsOfShutdown(server), is(empty()));
  }

  @Test
  void by_an_observer() {
    MockMongoServer server = MockMongoServer.start();
    server.observes(command("shutdown"), request -> server.close());

    assertThat(findingsOfShutdown(server), is(empty()));
  }

  private static List<Finding> findingsOfShutdown(MockMongoServer server) {
    try (server;
        var client = MongoClients.create(server.uri() + "&retryReads=false")) {
      assertThrows(
          MongoSocketException.class,
          () -> client.getDatabase("admin").runCommand(new Document("shutdown", 1)));
      return server.lifecycle().findings();
    }
  }
}
