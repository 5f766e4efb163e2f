package io.mockmongo.benchmark;

import org.junit.jupiter.api.AfterEach;

/** The same tests with a server that is kept by hand. */
class ByHandOrderTests extends OrderTests {

  @AfterEach
  void leave_nothing_unanswered() {
    server.assertSatisfied();
  }
}
