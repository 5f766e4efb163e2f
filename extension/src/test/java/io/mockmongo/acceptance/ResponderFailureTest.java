package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.acceptance.Driver.run;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayContaining;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import io.mockmongo.journal.Received;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a test's own code throws on the server's side reaches the client and the test. */
class ResponderFailureTest {

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client = Driver.connect(server);
  private final RuntimeException bug = new IllegalStateException("a bug in the test");

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void a_responder_that_throws_fails_the_command_and_the_test() {
    server
        .autoResponds(command("ping"))
        .replies(
            request -> {
              throw bug;
            });

    var thrown = assertThrows(MongoCommandException.class, () -> ping(client));
    AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);

    assertThat(thrown.getErrorCode(), is(6626));
    assertThat(
        thrown.getErrorMessage(),
        startsWith(
            "code of the test threw java.lang.IllegalStateException: a bug in the test:"
                + " autoResponds(ping) at ResponderFailureTest.java:"));
    assertThat(error.getMessage(), containsString("a bug in the test"));
    assertThat(error.getMessage(), containsString("for ping admin  {ping: 1}"));
    assertThat(error.getSuppressed(), arrayContaining((Throwable) bug));
  }

  @Test
  void a_responder_that_answers_null_says_what_to_write_instead() {
    server.autoResponds(command("ping")).replies(request -> null);

    var thrown = assertThrows(MongoCommandException.class, () -> ping(client));

    assertThat(thrown.getErrorMessage(), containsString("Reply.silence() sends nothing"));
  }

  @Test
  void a_pattern_that_throws_fails_the_command_and_the_test() {
    server.autoResponds(throwing("ping")).repliesOk();

    var thrown = assertThrows(MongoCommandException.class, () -> ping(client));

    assertThat(thrown.getErrorMessage(), containsString("a bug in the test"));
    assertThrows(AssertionError.class, server::assertSatisfied);
  }

  @Test
  void a_pattern_that_throws_only_at_the_end_leaves_no_client_waiting() throws Exception {
    AtomicBoolean broken = new AtomicBoolean();
    server
        .autoResponds(
            new CustomTypeSafeMatcher<Received>("throws at the end") {
              @Override
              protected boolean matchesSafely(Received request) {
                if (broken.get()) {
                  throw bug;
                }
                return false;
              }
            })
        .repliesOk();
    try (var raw = new RawClient(server)) {
      raw.send(1, "{other: 1, $db: 'admin'}");
      server.verify(once().within(Duration.ofSeconds(10)), command("other"));
      broken.set(true);

      assertThrows(AssertionError.class, server::assertSatisfied);

      assertThat(raw.readsBody().getDouble("ok").getValue(), is(0.0));
    }
  }

  @Test
  void an_observer_that_throws_fails_the_test_and_not_the_command() {
    server.autoResponds(command("ping")).repliesOk();
    server.observes(
        command("ping"),
        request -> {
          throw bug;
        });

    ping(client);

    AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);
    assertThat(error.getMessage(), startsWith("observes(ping) at ResponderFailureTest.java:"));
  }

  @Test
  void other_requests_are_served_on() {
    server
        .autoResponds(command("ping"))
        .replies(
            request -> {
              throw bug;
            });
    server.autoResponds(command("other")).repliesOk();

    assertThrows(MongoCommandException.class, () -> ping(client));

    assertThat(run(client, "other").getDouble("ok"), is(1.0));
  }

  @Test
  void a_responder_that_blocks_does_not_block_other_connections() {
    CountDownLatch release = new CountDownLatch(1);
    server
        .autoResponds(command("slow"))
        .replies(
            request -> {
              await(release);
              return Reply.ok();
            });
    server.autoResponds(command("ping")).repliesOk();
    var slow = server.go(() -> run(client, "slow"));
    server.verify(once().within(Duration.ofSeconds(10)), command("slow"));

    ping(client);
    assertThat(slow.isDone(), is(false));
    release.countDown();
    slow.result();
  }

  @Test
  void a_responder_may_register_and_cancel_others() {
    var older = server.autoResponds(command("ping")).replies("{by: 'older'}");
    server
        .autoResponds(command("change"))
        .replies(
            request -> {
              older.cancel();
              server.autoResponds(command("ping")).replies("{by: 'newer'}");
              return Reply.ok();
            });
    assertThat(ping(client).getString("by"), is("older"));

    run(client, "change");

    assertThat(ping(client).getString("by"), is("newer"));
  }

  private Matcher<Received> throwing(String name) {
    return new CustomTypeSafeMatcher<>("throws at " + name) {
      @Override
      protected boolean matchesSafely(Received request) {
        if (request.command().name().equals(name)) {
          throw bug;
        }
        return false;
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
