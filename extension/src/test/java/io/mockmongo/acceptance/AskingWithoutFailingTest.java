package io.mockmongo.acceptance;

import static io.mockmongo.matchers.ConversationMatchers.hungUp;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Position;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** A test may ask whether something happened, and go on either way. */
@Timeout(30)
class AskingWithoutFailingTest {

  private static final Duration SHORT = Duration.ofMillis(30);
  private static final Duration SECONDS = Duration.ofSeconds(10);

  private final MockMongoServer server = MockMongoServer.start();
  private RawClient client;

  @BeforeEach
  void connect() throws Exception {
    client = new RawClient(server);
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    server.close();
  }

  @Test
  void without_a_request_there_is_none_and_no_failure() {
    assertThat(server.tryReceive(command("ping")), is(Optional.empty()));

    long start = System.nanoTime();
    assertThat(server.tryReceive(command("ping"), SHORT), is(Optional.empty()));
    assertThat(System.nanoTime() - start, greaterThan(SHORT.toNanos() - 1));
    server.assertSatisfied();
  }

  @Test
  void a_request_that_is_parked_is_received_at_once() throws Exception {
    client.send(1, "{ping: 1, $db: 'admin'}");
    server.awaits(command("ping"));
    server.waitUntil(() -> server.tryReceive(command("ping")).map(Request::repliesOk).isPresent());

    assertThat(client.readsBody().getDouble("ok").getValue(), is(1.0));
    assertThat(server.tryReceive(command("ping")), is(Optional.empty()));
  }

  @Test
  void a_request_that_comes_in_time_is_received() throws Exception {
    Aside.goes(
        () -> {
          client.send(1, "{ping: 1, $db: 'admin'}");
          return null;
        });

    server.tryReceive(command("ping"), SECONDS).orElseThrow().repliesOk();

    assertThat(client.readsBody().getDouble("ok").getValue(), is(1.0));
  }

  @Test
  void a_closed_server_receives_nothing_and_says_so() {
    server.close();

    assertThrows(IllegalStateException.class, () -> server.tryReceive(command("ping")));
  }

  @Test
  void a_fact_is_there_or_not() throws Exception {
    assertThat(server.tryAwait(hungUp()), is(Optional.empty()));
    assertThat(server.tryAwait(hungUp(), SHORT), is(Optional.empty()));

    server.autoResponds(command("ping")).replies(Reply.hangUp());
    client.send(1, "{ping: 1, $db: 'admin'}");

    Optional<Fact> end = server.tryAwait(hungUp(), SECONDS);
    assertThat(end.orElseThrow(), is(hungUp()));
    assertThat(server.tryAwait(hungUp()), is(end));
  }

  @Test
  void a_condition_is_true_in_time_or_not() {
    AtomicInteger asked = new AtomicInteger();

    assertThat(server.tryWaitUntil(() -> false, SHORT), is(false));
    assertThat(server.tryWaitUntil(() -> asked.incrementAndGet() == 3, SECONDS), is(true));
    assertThat(server.tryWaitUntil(() -> asked.incrementAndGet() == 0, Duration.ZERO), is(false));
    assertThat(asked.get(), is(4));
  }

  @Test
  void only_what_is_after_a_position_is_awaited() throws Exception {
    server.autoResponds(command("ping")).repliesOk();
    client.send(1, "{ping: 1, $db: 'admin'}");
    Fact first = server.awaits(command("ping"));
    client.readsBody();
    Position mark = server.mark();

    assertThat(server.tryAwait(command("ping").after(mark), SHORT), is(Optional.empty()));
    client.send(2, "{ping: 1, $db: 'admin'}");

    Fact second = server.awaits(command("ping").after(mark));
    assertThat(second.position().isAfter(first.position()), is(true));
    assertThat(server.awaits(command("ping").after(first.position())), is(second));
  }

  @Test
  void a_time_that_is_none_is_refused_at_once() {
    Duration negative = Duration.ofMillis(-1);
    Duration millennium = Duration.ofDays(365_000);

    refuses("receives", () -> server.receives(command("ping"), millennium));
    refuses("tryReceive", () -> server.tryReceive(command("ping"), negative));
    refuses("awaits", () -> server.awaits(command("ping"), negative));
    refuses("tryAwait", () -> server.tryAwait(command("ping"), millennium));
    refuses("waitUntil", () -> server.waitUntil(() -> true, negative));
    refuses("waitUntil", () -> server.waitUntil(() -> 1, is(1), millennium));
    refuses("tryWaitUntil", () -> server.tryWaitUntil(() -> true, negative));
  }

  private static void refuses(String verb, Executable call) {
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class, call);

    assertThat(error.getMessage(), startsWith(verb + "(...): the time must be from 0 to 365 days"));
  }
}
