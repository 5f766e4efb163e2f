package io.mockmongo.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;

/** Where no thread is to be had for a connection, only that connection suffers. */
class NoThreadTest {

  /** Is asked whenever a thread is made by one that inherited it, and so can refuse. */
  private static final class Refusal extends InheritableThreadLocal<String> {
    private volatile boolean refuses;

    @Override
    protected String childValue(String parentValue) {
      if (refuses) {
        throw new OutOfMemoryError("no more threads, on purpose");
      }
      return parentValue;
    }
  }

  private final Refusal refusal = new Refusal();

  @Test
  void it_is_closed_with_a_finding_and_the_next_one_is_served() throws Exception {
    try (MockMongoServer server = Aside.goes(this::start).result()) {
      refusal.refuses = true;
      try (var client = new RawClient(server)) {
        assertThat(client.reads(), nullValue());
      }
      refusal.refuses = false;
      try (var client = new RawClient(server)) {
        client.send(1, "{hello: 1, $db: 'admin'}");
        assertThat(client.readsBody().get("setName"), notNullValue());
      }
      AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);
      assertThat(
          error.getMessage(), startsWith("a connection could not be served: java.lang.OutOf"));
    }
  }

  private MockMongoServer start() {
    refusal.set("for all threads to come");
    return MockMongoServer.start();
  }
}
