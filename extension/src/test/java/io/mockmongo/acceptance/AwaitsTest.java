package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.journal.ConnectionEnded.Ending.MALFORMED;
import static io.mockmongo.matchers.ConversationMatchers.closedByClient;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.ConversationMatchers.connectionOpened;
import static io.mockmongo.matchers.ConversationMatchers.hungUp;
import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoSocketException;
import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.Fact;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Waiting for things that the test does not answer. */
class AwaitsTest {

  private static final Duration SHORT = Duration.ofMillis(30);
  private static final Duration SECONDS = Duration.ofSeconds(10);

  @Test
  void a_client_that_is_closed_ends_its_connections() {
    try (var server = MockMongoServer.start()) {
      server.autoResponds(command("ping")).repliesOk();
      Fact request;
      try (var client = Driver.connect(server)) {
        ping(client);
        request = server.awaits(command("ping"), SECONDS);
        assertThrows(
            AssertionError.class,
            () -> server.awaits(connectionEnded().onConnectionOf(request), SHORT));
      }

      Fact ended = server.awaits(closedByClient().onConnectionOf(request), SECONDS);

      assertThat(ended, instanceOf(ConnectionEnded.class));
      assertThat(server.journal().facts(), hasItem(connectionOpened().onConnectionOf(request)));
      assertThat(
          server.journal().sent(),
          hasItem(reply("{ok: 1}").to(command("ping")).answeredBy(startsWith("autoResponds("))));
      assertThat(
          server.journal().sent(),
          hasItem(reply().to(handshake()).answeredBy(containsString("built-in"))));
    }
  }

  @Test
  void what_happens_later_on_other_threads_is_waited_for() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server, "retryReads=false")) {
      var find = server.go(() -> Driver.orders(client).find().first());
      server.awaits(command("find"), SECONDS);
      Request request = server.receives(command("find"));
      request.hangsUp();
      find.failsWith(MongoSocketException.class);

      Fact ended = server.awaits(hungUp().onConnectionOf(request));

      assertEquals("by the test", ended.text());
      assertThat(server.journal().facts(), not(hasItem(reply().to(command("find")))));
    }
  }

  @Test
  void the_oldest_that_matches_is_taken_and_stays() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'a'}");
      client.send(2, "{ping: 2, $db: 'b'}");
      server.awaits(command("ping").on("b"), SECONDS);

      Fact first = server.awaits(command("ping"));

      assertThat(first, is(command("ping").on("a")));
      assertThat(server.receives(command("ping")), is(first));
    }
  }

  @Test
  void bytes_that_are_no_message_are_an_end_with_a_reason() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      client.send(new byte[16]);

      server.awaits(connectionEnded(MALFORMED).because(containsString("offset 0")), SECONDS);
    }
  }

  @Test
  void waiting_in_vain_is_bounded_and_lists_what_there_was() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.autoResponds(anyCommand()).repliesOk();
      client.send(1, "{ping: 1, $db: 'a'}");
      client.readsBody();
      server.awaits(reply(), SECONDS);
      long start = System.nanoTime();

      AssertionError error =
          assertThrows(
              AssertionError.class,
              () -> server.awaits(reply("{n: 1}").to(command("insert")), SHORT));

      assertThat(System.nanoTime() - start, greaterThan(SHORT.toNanos() - 1));
      assertThat(System.nanoTime() - start, lessThan(SECONDS.toNanos()));
      List<String> lines = error.getMessage().lines().toList();
      assertEquals("no fact matched within 30 ms: reply matching {n: 1} to insert", lines.get(0));
      assertEquals("recorded:", lines.get(1));
      assertThat(
          lines.get(2),
          matchesPattern("  1\\. +[0-9.]+ ms  #1   client connects +from 127.0.0.1:\\d+"));
      assertThat(lines.get(3), matchesPattern("  2\\. .* #1   client ping a .* \\{ping: 1}"));
      assertThat(lines.get(4), matchesPattern("  3\\. .* #1   server replies .* \\{ok: 1.0}"));
      assertEquals(
          "    n: expected 1, but was absent; request's command: expected insert, but was ping",
          lines.get(5));
      assertEquals(6, lines.size());
    }
  }

  @Test
  void where_there_was_much_only_the_latest_is_listed() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.autoResponds(anyCommand()).repliesOk();
      for (int i = 0; i < 15; i++) {
        client.send(i, "{ping: 1, $db: 'a'}");
        client.readsBody();
      }

      AssertionError error =
          assertThrows(AssertionError.class, () -> server.awaits(hungUp(), SHORT));

      List<String> lines = error.getMessage().lines().toList();
      assertThat(lines.get(2), is("  after 11 earlier"));
      assertEquals(2 + 1 + 20, lines.size());
    }
  }

  @Test
  void where_there_was_nothing_it_says_so() {
    try (var server = MockMongoServer.start()) {
      AssertionError error =
          assertThrows(
              AssertionError.class, () -> server.awaits(anyOf(hungUp(), closedByClient()), SHORT));

      assertEquals(
          "no fact matched within 30 ms: (connection ended as HUNG_UP or connection"
              + " ended as CLIENT_CLOSED)\nnothing was recorded",
          error.getMessage());
    }
  }

  @Test
  void an_interrupted_wait_ends_and_stays_interrupted() {
    try (var server = MockMongoServer.start()) {
      Thread.currentThread().interrupt();
      AssertionError error =
          assertThrows(AssertionError.class, () -> server.awaits(hungUp(), SECONDS));

      assertThat(Thread.interrupted(), is(true));
      assertEquals(
          "interrupted while waiting for: connection ended as HUNG_UP", error.getMessage());
      assertThat(
          server.lifecycle().unfinished(),
          startsWith("the test waited in awaits(connection ended"));
    }
  }
}
