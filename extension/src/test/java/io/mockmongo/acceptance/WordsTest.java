package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.Received;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Test;

/** What failures say, and that they come whatever goes wrong in saying it. */
class WordsTest {

  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration SECONDS = Duration.ofSeconds(10);

  @Test
  void a_request_is_refused_though_its_story_throws() throws Exception {
    var careless =
        new CustomTypeSafeMatcher<Received>("has many documents") {
          @Override
          protected boolean matchesSafely(Received request) {
            return request.command().get("documents").asArray().size() > 1;
          }
        };
    try (var server = MockMongoServer.builder().timeout(SHORT).start();
        var client = new RawClient(server)) {
      server.autoResponds(command("insert").and(careless)).repliesOk();

      client.send(1, "{ping: 1, $db: 'admin'}");
      var reply = client.readsBody();

      assertThat(reply.getInt32("code").getValue(), is(6625));
      assertEquals("MockMongo: ping admin was not answered", reply.getString("errmsg").getValue());
      AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);
      assertThat(
          error.getMessage(),
          startsWith(
              "MockMongo: ping admin was not answered; its description threw"
                  + " java.lang.NullPointerException"));
      assertThat(error.getSuppressed().length, is(1));
    }
  }

  @Test
  void too_many_requests_are_listed_up_to_twenty() throws Exception {
    try (var server = answering();
        var client = new RawClient(server)) {
      ping(client, 25);

      AssertionError error =
          assertThrows(AssertionError.class, () -> server.verify(never(), command("ping")));

      List<String> lines = error.getMessage().lines().toList();
      assertThat(lines.size(), is(2 + 20 + 1));
      assertThat(lines.get(1), is("but there were 25:"));
      assertThat(lines.get(22), is("  and 5 more"));
    }
  }

  @Test
  void so_are_those_that_waiting_in_vain_tells_of() throws Exception {
    try (var server = answering();
        var client = new RawClient(server)) {
      ping(client, 21);

      AssertionError error =
          assertThrows(AssertionError.class, () -> server.receives(command("ping"), SHORT));

      List<String> lines = error.getMessage().lines().toList();
      assertThat(lines.size(), is(1 + 20 * 2 + 1 + 1));
      assertThat(lines.get(41), is("  and 1 more"));
    }
  }

  @Test
  void twenty_are_all_listed() throws Exception {
    try (var server = answering();
        var client = new RawClient(server)) {
      ping(client, 20);

      AssertionError error =
          assertThrows(AssertionError.class, () -> server.verify(never(), command("ping")));

      assertThat(error.getMessage().lines().count(), is(22L));
    }
  }

  @Test
  void waiting_in_vain_tells_what_the_test_received_before_answered_or_not() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.send(2, "{ping: 2, $db: 'admin'}");
      Request answered = server.receives(command("ping"));
      answered.repliesOk();
      Request owed = server.receives(command("ping"));

      AssertionError error =
          assertThrows(AssertionError.class, () -> server.receives(command("ping"), SHORT));

      assertEquals(
          """
          no request matched within 20 ms: ping
            %s. ping admin  {ping: 1}
              was already received by the test
            %s. ping admin  {ping: 2}
              was already received by the test"""
              .formatted(answered.position(), owed.position()),
          error.getMessage());
    }
  }

  @Test
  void waiting_in_vain_tells_what_was_refused() throws Exception {
    try (var server = MockMongoServer.builder().timeout(SHORT).start();
        var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.readsBody();

      AssertionError error =
          assertThrows(AssertionError.class, () -> server.receives(command("ping"), SHORT));

      assertEquals(
          """
          no request matched within 20 ms: ping
            2. ping admin  {ping: 1}
              was refused: neither a declared reply nor the test answered it in time""",
          error.getMessage());
    }
  }

  @Test
  void a_call_that_does_not_end_tells_what_is_parked() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (var server = MockMongoServer.builder().timeout(Duration.ofMinutes(2)).start();
        var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.send(2, "{barrier: 1, $db: 'admin'}");
      server.receives(command("barrier"), SECONDS).replies(Reply.silence());
      server.holds(command("ping"));
      Call<Void> call = server.runs(release::await);

      AssertionError error =
          assertThrows(AssertionError.class, () -> call.result(SHORT)); // not two minutes

      assertThat(
          error.getMessage(),
          matchesPattern(
              "the background call started at WordsTest\\.java:\\d+ is still running after 20 ms;"
                  + " requests without a reply:\n"
                  + "  2\\. ping admin  \\{ping: 1\\}\n"
                  + "    is parked: server\\.receives\\(\\.\\.\\.\\) has not taken it\n"
                  + "  3\\. barrier admin  \\{barrier: 1\\}\n"
                  + "    is left without a reply by the test"));
      release.countDown();
      call.result();
    }
  }

  @Test
  void an_action_runs_in_the_background_for_its_effect() {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    try (var server = MockMongoServer.start()) {
      Call<Void> call =
          server.runs(
              () -> {
                release.await();
                done.countDown();
              });
      assertThat(call.isDone(), is(false));
      release.countDown();
      call.result();

      assertThat(done.getCount(), is(0L));
      server.assertSatisfied();
    }
  }

  private static MockMongoServer answering() {
    MockMongoServer server = MockMongoServer.start();
    server.autoResponds(command("ping")).repliesOk();
    return server;
  }

  private static void ping(RawClient client, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      client.send(i, "{ping: 1, $db: 'admin'}");
      client.readsBody();
    }
  }

  @Test
  void of_many_unanswered_requests_twenty_are_told_of() throws Exception {
    try (var server = MockMongoServer.builder().unattended().start();
        var client = new RawClient(server)) {
      for (int i = 0; i < 30; i++) {
        client.send(i, "{ping: 1, $db: 'admin'}");
        client.readsBody();
      }

      AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);

      assertThat(
          error
              .getMessage()
              .lines()
              .filter(line -> line.startsWith("ping admin was not answered"))
              .count(),
          is(20L));
      assertThat(error.getMessage(), endsWith("\nand 10 more like these"));
    }
  }
}
