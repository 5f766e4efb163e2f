package io.mockmongo.acceptance;

import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;

/** A background call belongs to the test that started it. */
class ResetCallsTest {

  @Test
  void a_call_that_failed_before_is_not_the_next_tests() {
    try (MockMongoServer server = MockMongoServer.start()) {
      server.runs(
          () -> {
            throw new IllegalStateException("of the test before, which died before its verdict");
          });

      server.lifecycle().reset();

      server.assertSatisfied();
    }
  }
}
