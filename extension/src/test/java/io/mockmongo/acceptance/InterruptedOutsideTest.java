package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A server hangs up for an interrupted test only where that would not notice by itself. */
class InterruptedOutsideTest {

  @Test
  void one_that_does_not_wait_in_the_driver_loses_no_connection() throws Exception {
    try (MockMongoServer server = MockMongoServer.start();
        RawClient client = new RawClient(server)) {
      server.autoResponds(command("late")).replies(Reply.ok().delayed(Duration.ofMillis(200)));
      Thread.currentThread().interrupt();

      for (int id = 1; id <= 2; id++) {
        client.send(id, "{late: 1, $db: 'admin'}");
        assertEquals(1.0, client.readsBody().getDouble("ok").getValue());
      }
    } finally {
      Thread.interrupted();
    }
  }
}
