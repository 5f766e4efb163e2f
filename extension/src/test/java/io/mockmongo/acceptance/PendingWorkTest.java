package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.Received;
import io.mockmongo.server.MockMongoServer;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** What a server says is unfinished. */
class PendingWorkTest {

  @Test
  void a_wait_that_was_interrupted_is_until_the_next_test_begins() {
    try (MockMongoServer server = MockMongoServer.start()) {
      Thread.currentThread().interrupt();
      assertThrows(AssertionError.class, () -> server.receives(command("insert")));
      Thread.interrupted();

      assertEquals("the test waited in receives(insert)\n", server.lifecycle().unfinished());

      server.lifecycle().reset();
      assertEquals("", server.lifecycle().unfinished());
    }
  }

  @Test
  void a_wait_that_its_own_pattern_ended_is_not() throws Exception {
    try (MockMongoServer server = MockMongoServer.start();
        RawClient client = new RawClient(server)) {
      server.autoResponds(command("ping")).repliesOk();
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.reads();

      assertThrows(IllegalStateException.class, () -> server.verify(once(), throwing()));

      assertEquals("", server.lifecycle().unfinished());
    }
  }

  private static Matcher<Received> throwing() {
    return new CustomTypeSafeMatcher<>("throws") {
      @Override
      protected boolean matchesSafely(Received request) {
        throw new IllegalStateException("the test's own");
      }
    };
  }
}
