package io.mockmongo.junit;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The attribute {@code timeoutMillis} sets the timeout of the server. */
class TimeoutMillisTest {

  @Test
  @MockMongo(timeoutMillis = 50)
  void is_the_longest_wait_for_a_request(MockMongoServer server) {
    long start = System.nanoTime();

    AssertionError error =
        assertThrows(AssertionError.class, () -> server.receives(command("insert")));

    assertThat(error.getMessage(), startsWith("no request matched within 50 ms: insert"));
    assertThat(Duration.ofNanos(System.nanoTime() - start), lessThan(Duration.ofSeconds(4)));
  }

  static class NegativeCase {
    @Test
    @MockMongo(timeoutMillis = -5)
    void never_runs(MockMongoServer server) {}
  }

  @Test
  void a_negative_one_is_refused_before_the_test() {
    assertThat(
        Run.of(NegativeCase.class).failure().getMessage(),
        is(
            "@MockMongo(timeoutMillis = -5): the timeout is negative; give milliseconds, or leave it"
                + " out for the default"));
  }
}
