package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.once;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a test holds back is let go at its end. */
class HeldHelloTest {

  @Test
  void a_held_hello_is_answered_normally_when_the_test_ends() throws Exception {
    try (MockMongoServer server = MockMongoServer.start();
        RawClient client = new RawClient(server)) {
      server.holds(hello());
      client.send(1, "{hello: 1, $db: 'admin'}");
      client.send(2, "{barrier: 1, $db: 'admin'}");
      server.verify(once().within(Duration.ofSeconds(10)), command("barrier"));
      server.receives(command("barrier")).replies(io.mockmongo.reply.Reply.silence());

      server
          .lifecycle()
          .findings(); // the verdict, then the end of the script, as the extension does
      server.lifecycle().endScript();

      assertEquals(1.0, client.readsBody().getDouble("ok").getValue());
    }
  }
}
