package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;

import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;

/** Closing at the very moment when the timer's thread begins. */
class ClosingTimerTest {

  @Test
  void close_waits_for_a_timer_thread_that_has_just_been_started() throws Exception {
    for (int round = 0; round < 500; round++) {
      MockMongoServer server = MockMongoServer.start();
      try (var client = new RawClient(server)) {
        client.send(1, "{ping: 1, $db: 'admin'}"); // parked, which has the timer look after it
        server.receives(command("ping"));

        server.close(); // throws if a thread does not stop

        assertThat("round " + round, ServerThreads.ofPlatform(server, thread -> true), empty());
      }
    }
  }
}
