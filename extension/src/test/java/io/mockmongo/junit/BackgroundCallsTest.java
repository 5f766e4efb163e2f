package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayContaining;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import io.mockmongo.reply.ServerError;
import io.mockmongo.server.MockMongoServer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A test answers for the calls that it left in the background. */
class BackgroundCallsTest {

  @MockMongo
  static class RunningCase {
    static final CountDownLatch NEVER = new CountDownLatch(1);

    @Test
    void leaves_one_running(MockMongoServer server) {
      server.go(
          () -> {
            NEVER.await();
            return null;
          });
    }
  }

  @Test
  void one_that_runs_on_is_named() {
    assertThat(
        Run.of(RunningCase.class).failure().getMessage(),
        matchesPattern(
            "the background call started at BackgroundCallsTest\\.java:\\d+ was still running at the end of"
                + " the test"));
  }

  @MockMongo
  static class FailedCase {
    @Test
    void asks_for_nothing(MockMongoServer server) {
      server.go(
          () -> {
            throw new IllegalStateException("lost");
          });
    }
  }

  @Test
  void one_that_failed_with_nobody_asking_is_named_with_what_it_threw() {
    Throwable failure = Run.of(FailedCase.class).failure();

    assertThat(
        failure.getMessage(),
        matchesPattern(
            "the background call started at BackgroundCallsTest\\.java:\\d+ failed, and the test asked for"
                + " neither result\\(\\) nor failsWith\\(\\.\\.\\.\\): java\\.lang\\.IllegalStateException: lost"));
    assertThat(
        failure.getSuppressed(),
        is(arrayContaining(hasToString("java.lang.IllegalStateException: lost"))));
  }

  @MockMongo
  static class ReceivedCase {
    @Test
    void is_answered(MockMongoServer server, MongoClient client) {
      var answered = server.go(() -> ping(client));
      server.receives(command("ping")).repliesOk();
      answered.result();

      var refused = server.go(() -> ping(client));
      server.receives(command("ping")).replies(ServerError.UNAUTHORIZED);
      refused.failsWith(MongoCommandException.class);
    }

    @Test
    void ends_by_itself(MockMongoServer server, MongoClient client) {
      server.go(() -> ping(client));
      server.receives(command("ping")).repliesOk();
    }
  }

  @Test
  void one_that_ended_well_or_was_asked_for_is_no_matter() {
    Run.of(ReceivedCase.class).passes(2);
  }
}
