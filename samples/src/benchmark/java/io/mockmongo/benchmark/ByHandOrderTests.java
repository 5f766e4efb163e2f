package io.mockmongo.benchmark;

import static io.mockmongo.matchers.MongoMatchers.command;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The same tests with a server that is kept by hand. */
class ByHandOrderTests extends OrderTests {

  @BeforeEach
  void begin() {
    server.lifecycle().reset();
    server.autoResponds(command("insert")).replies("{n: 1}");
    server.autoResponds(command("find")).replies("{cursor: {firstBatch: [{_id: 7}]}}");
  }

  @AfterEach
  void leave_nothing_unanswered() {
    server.assertSatisfied();
  }
}
