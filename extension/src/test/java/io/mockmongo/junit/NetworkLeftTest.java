package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.fail;

import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** A network that a test leaves slow, held or partitioned is normal for its client and the next. */
class NetworkLeftTest {

  @MockMongo(scope = Scope.CLASS)
  @AutoRespond(command = "ping")
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class SharedCase {
    @Test
    void a_holds(MongoClient client, MockMongoServer server) {
      ping(client);
      server.network().hold();
    }

    @Test
    @Timeout(10)
    void b_partitions(MongoClient client, MockMongoServer server) {
      ping(client);
      server.network().partition();
    }

    @Test
    @Timeout(10)
    void c_delays(MongoClient client, MockMongoServer server) {
      ping(client);
      server.network().delay(Duration.ofMinutes(10));
    }

    @Test
    @Timeout(10)
    void d_works(MongoClient client) {
      ping(client);
    }
  }

  @Test
  @Timeout(30)
  void what_one_test_leaves_does_not_concern_the_next() {
    Run.of(SharedCase.class).passes(4);
  }

  @MockMongo
  static class RandomCase {
    @Test
    void fails(MongoClient client, MockMongoServer server) {
      server.network().delay(Duration.ZERO, Duration.ofMillis(10));
      fail("by itself");
    }
  }

  @Test
  void the_failure_of_a_test_has_the_seed_that_repeats_it() {
    Throwable failure = Run.of(RandomCase.class).failure();

    assertThat(failure.getMessage(), containsString("by itself"));
    assertThat(
        failure.getSuppressed()[0].getMessage(),
        matchesPattern(
            "(?s).*replies of the server at [0-9.:]+ were delayed at random; to repeat it:"
                + " network\\(\\)\\.delay\\(ofMillis\\(0\\), ofMillis\\(10\\), [0-9]+\\).*"));
  }
}
