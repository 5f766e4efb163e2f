package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A conversation that ends, by a reset or with its servers, keeps nobody and loses nothing. */
@Timeout(30)
class ConversationEndTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  private final MockMongoServer server = MockMongoServer.builder().timeout(LONG).start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_request_that_nobody_answered_is_a_finding_after_close_too() throws Exception {
    try (var raw = new RawClient(server)) {
      raw.send(1, "{ping: 1, $db: 'admin'}");
      server.waitUntil(() -> server.lifecycle().unfinished().contains("is parked"));

      server.close();
    }

    assertThat(server.lifecycle().findings(), hasSize(1));
  }

  @Test
  void of_a_shared_one_those_of_a_server_that_was_closed_before_count() throws Exception {
    MockMongoServer second = MockMongoServer.builder().conversationOf(server).start();
    try (var raw = new RawClient(second)) {
      raw.send(1, "{ping: 1, $db: 'admin'}");
      server.waitUntil(() -> server.lifecycle().unfinished().contains("is parked"));
    } finally {
      second.close();
    }

    assertThat(server.lifecycle().findings(), hasSize(1));
  }

  @Test
  void who_waits_in_one_that_is_reset_is_woken() throws Exception {
    CompletableFuture<Object> waiting = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                waiting.complete(server.receives(command("never")));
              } catch (IllegalStateException | AssertionError e) {
                waiting.completeExceptionally(e);
              }
            });
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    server.lifecycle().reset();

    var thrown = assertThrows(ExecutionException.class, () -> waiting.get(10, TimeUnit.SECONDS));
    assertThat(
        thrown.getMessage(), containsString("the test has ended; nothing more will be received"));
  }

  @Test
  void after_close_a_reset_begins_none_that_can_be_waited_for() {
    server.close();

    server.lifecycle().reset();

    assertThrows(IllegalStateException.class, () -> server.receives(command("never")));
  }

  @Test
  void an_observer_finds_the_warnings_of_its_request_in_the_journal() throws Exception {
    List<Integer> warnings = new CopyOnWriteArrayList<>();
    server.observes(command("ping"), request -> warnings.add(server.journal().warnings().size()));
    server.autoResponds(command("ping")).repliesOk();
    try (var raw = new RawClient(server)) {
      raw.send(1, "{ping: 1}"); // without $db
      raw.readsBody();
    }

    assertThat(warnings, is(List.of(1)));
  }
}
