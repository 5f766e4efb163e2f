package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.journal.ConnectionEnded.Ending.HUNG_UP;
import static io.mockmongo.journal.ConnectionEnded.Ending.RESET;
import static io.mockmongo.matchers.ConversationMatchers.closedByClient;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.ConversationMatchers.connectionHalfClosed;
import static io.mockmongo.matchers.ConversationMatchers.connectionOpened;
import static io.mockmongo.matchers.ConversationMatchers.hungUp;
import static io.mockmongo.matchers.MongoMatchers.anyRequest;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.mockmongo.journal.ConnectionHalfClosed;
import io.mockmongo.journal.Position;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.Step;
import io.mockmongo.report.Transcript;
import io.mockmongo.script.Delivery;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server hangs up in three ways: in order, by a reset, or halfway; at once or later. */
class HangingUpTest {

  private static final Duration SECONDS = Duration.ofSeconds(10);
  private static final String PING = "{ping: 1, $db: 'admin'}";

  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofMinutes(2)).start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_hang_up_is_the_end_of_the_stream_to_the_client() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, PING);
      Request request = server.receives(command("ping"));

      assertThat(request.hangsUp(), is(Delivery.DELIVERED));

      assertThat(client.reads(), nullValue());
      server.awaits(hungUp().because(is("by the test")).onConnectionOf(request), SECONDS);
    }
  }

  @Test
  void a_reset_is_a_reset_to_the_client() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, PING);
      Request request = server.receives(command("ping"));

      assertThat(request.resets(), is(Delivery.DELIVERED));

      assertReset(client);
      server.awaits(connectionEnded(RESET).because(is("by the test")).onConnectionOf(request));
    }
  }

  @Test
  void a_half_closed_connection_ends_for_the_client_and_is_read_on() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, PING);
      Request request = server.receives(command("ping"));

      assertThat(request.halfCloses(), is(Delivery.DELIVERED));

      assertThat(client.reads(), nullValue());
      server.awaits(connectionHalfClosed().onConnectionOf(request));
      client.send(2, "{count: 'orders', $db: 'shop'}");
      Request later = server.receives(command("count"), SECONDS);
      assertThat(later.replies("{n: 1}"), is(Delivery.CLIENT_GONE));
      assertThat(server.journal().sent(), empty());
      assertThat(server.journal().facts(), not(hasItem(connectionEnded())));
      assertThat(Transcript.of(server.journal()), containsString("server half-closes by the test"));
      client.close();
      server.awaits(closedByClient().onConnectionOf(request), SECONDS);
    }
  }

  @Test
  void half_closing_twice_is_recorded_once() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, PING);
      Request request = server.receives(command("ping"));
      request.halfCloses();
      request.halfCloses();
      client.close();
      server.awaits(closedByClient(), SECONDS);
      request.halfCloses();

      assertThat(
          server.journal().facts().stream().filter(ConnectionHalfClosed.class::isInstance).toList(),
          hasSize(1));
    }
  }

  @Test
  void a_half_closed_connection_can_be_ended_by_the_server_too() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, PING);
      Request request = server.receives(command("ping"));
      request.halfCloses();

      assertThat(request.resets(), is(Delivery.DELIVERED));

      server.awaits(connectionEnded(RESET).onConnectionOf(request));
      assertThat(request.resets(), is(Delivery.CLIENT_GONE));
    }
  }

  @Test
  void a_reply_may_come_first() throws Exception {
    server.autoResponds(command("ping")).replies(Reply.of("{n: 1}").andThen(Reply.hangUp()));
    server.autoResponds(command("count")).replies(Reply.of("{n: 2}").andThen(Reply.reset()));
    server.autoResponds(command("find")).replies(Reply.of("{n: 3}").andThen(Reply.halfClose()));
    try (var first = new RawClient(server);
        var second = new RawClient(server);
        var third = new RawClient(server)) {
      first.send(1, PING);
      second.send(1, "{count: 'orders', $db: 'shop'}");
      third.send(1, "{find: 'orders', $db: 'shop'}");

      assertThat(first.readsBody().getInt32("n").getValue(), is(1));
      assertThat(first.reads(), nullValue());
      assertThat(second.readsBody().getInt32("n").getValue(), is(2));
      assertReset(second);
      assertThat(third.readsBody().getInt32("n").getValue(), is(3));
      assertThat(third.reads(), nullValue());
    }
  }

  @Test
  void what_would_be_sent_after_a_hang_up_is_not_recorded_as_sent() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, PING);
      List<Step> steps = List.of(new Step.HangUp(), Reply.ok().steps().get(0));

      Delivery delivery = server.receives(command("ping")).replies(new Reply(steps));

      assertThat(delivery, is(Delivery.CLIENT_GONE));
      assertThat(server.journal().sent(), empty());
    }
  }

  @Test
  void a_hang_up_may_wait() throws Exception {
    server.autoResponds(command("ping")).replies(Reply.reset().delayed(Duration.ofMillis(50)));
    try (var client = new RawClient(server)) {
      long start = System.nanoTime();
      client.send(1, PING);

      assertReset(client);

      assertThat(System.nanoTime() - start >= Duration.ofMillis(50).toNanos(), is(true));
    }
  }

  @Test
  void long_after_its_answer_a_request_names_the_idle_connection_to_end() throws Exception {
    try (var first = new RawClient(server);
        var second = new RawClient(server);
        var third = new RawClient(server)) {
      Request hungUp = answered(first);
      Request reset = answered(second);
      Request halfClosed = answered(third);

      assertThat(hungUp.hangsUp(), is(Delivery.DELIVERED));
      assertThat(reset.resets(), is(Delivery.DELIVERED));
      assertThat(halfClosed.halfCloses(), is(Delivery.DELIVERED));

      assertThat(first.reads(), nullValue());
      assertReset(second);
      assertThat(third.reads(), nullValue());
      assertThat(hungUp.hangsUp(), is(Delivery.CLIENT_GONE));
      assertThrows(IllegalStateException.class, hungUp::repliesOk);
      assertThrows(
          IllegalStateException.class,
          () -> halfClosed.replies(Reply.ok().andThen(Reply.hangUp())));
    }
  }

  @Test
  void nothing_is_received_on_a_connection_that_was_ended() throws Exception {
    for (int i = 0; i < 100; i++) {
      try (var first = new RawClient(server);
          var second = new RawClient(server)) {
        Request reset = answered(first);
        Request hungUp = answered(second);
        reset.resets();
        hungUp.hangsUp();
        Position ended = server.mark();

        sendInVain(first);
        sendInVain(second);

        server.verify(never().after(ended), anyRequest());
      }
    }
  }

  @Test
  void silence_after_an_answer_is_a_second_answer() throws Exception {
    try (var client = new RawClient(server)) {
      Request request = answered(client);

      assertThrows(IllegalStateException.class, () -> request.replies(Reply.silence()));
    }
  }

  @Test
  void the_driver_takes_a_reset_for_a_network_error() {
    try (var client = Driver.connect(server, "retryReads=false")) {
      var call = server.go(() -> ping(client));
      server.receives(command("ping"), SECONDS).resets();

      assertThat(
          call.failsWith(MongoSocketException.class).getCause(), instanceOf(SocketException.class));
    }
  }

  @Test
  void the_driver_takes_a_half_close_for_a_network_error_and_closes() {
    try (var client = Driver.connect(server)) {
      var call = server.go(() -> ping(client));
      Request request = server.receives(command("ping"), SECONDS);
      request.halfCloses();

      call.failsWith(MongoSocketException.class);
      server.awaits(closedByClient().onConnectionOf(request), SECONDS);
    }
  }

  @Test
  void the_driver_gives_up_when_all_is_hung_up_on() {
    server.autoResponds(anyRequest()).hangsUp();
    try (var client = Driver.impatient(server)) {
      assertThrows(MongoTimeoutException.class, () -> ping(client));
      server.awaits(connectionEnded(HUNG_UP).because(containsString("autoResponds")));
    }
  }

  @Test
  void the_driver_gives_up_when_all_is_reset() {
    server.autoResponds(anyRequest()).resets();
    try (var client = Driver.impatient(server)) {
      assertThrows(MongoTimeoutException.class, () -> ping(client));
      server.awaits(connectionEnded(RESET).because(containsString("autoResponds")));
    }
  }

  @Test
  void several_requests_of_several_connections_are_hung_up_on_at_once() throws Exception {
    try (var first = new RawClient(server);
        var second = new RawClient(server)) {
      first.send(1, PING);
      first.send(2, PING);
      second.send(3, PING);
      Request one = server.receives(command("ping"), SECONDS);
      Request two = server.receives(command("ping"), SECONDS);
      Request three = server.receives(command("ping"), SECONDS);

      server.hangsUp();

      assertThat(first.isHungUpOn(), is(true));
      assertThat(second.isHungUpOn(), is(true));
      assertThat(one.repliesOk(), is(Delivery.CLIENT_GONE));
      assertThat(two.hangsUp(), is(Delivery.CLIENT_GONE));
      assertThat(three.resets(), is(Delivery.CLIENT_GONE));
      server.awaits(hungUp().because(is("by the test, on all")).onConnectionOf(one));
      server.awaits(hungUp().because(is("by the test, on all")).onConnectionOf(three));
      try (var next = new RawClient(server)) {
        answered(next);
      }
    }
  }

  @Test
  void a_request_that_nobody_can_answer_any_more_is_no_finding() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, PING);
      server.awaits(command("ping"), SECONDS);

      server.hangsUp();

      server.assertSatisfied();
    }
  }

  @Test
  void nor_is_one_that_comes_after_a_half_close() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, PING);
      server.receives(command("ping"), SECONDS).halfCloses();
      client.send(2, "{count: 'orders', $db: 'shop'}");
      server.awaits(command("count"), SECONDS);

      server.assertSatisfied();
    }
  }

  @Test
  void each_connection_begins_before_it_ends_in_the_journal() throws Exception {
    for (int i = 1; i <= 200; i++) {
      try (var client = new RawClient(server)) {
        server.hangsUp();
        client.close();
        server.awaits(connectionEnded().onConnection(i), SECONDS);
        Position begins = server.awaits(connectionOpened().onConnection(i)).position();
        assertThat(
            server.awaits(connectionEnded().onConnection(i)).position(), greaterThan(begins));
      }
    }
  }

  private Request answered(RawClient client) throws Exception {
    client.send(1, PING);
    Request request = server.receives(command("ping"), SECONDS);
    request.repliesOk();
    client.readsBody();
    return request;
  }

  private static void sendInVain(RawClient client) throws Exception {
    try {
      client.send(1, PING);
    } catch (SocketException alreadyTold) {
      // so nothing was sent
    }
    assertThat(client.isHungUpOn(), is(true));
  }

  private static void assertReset(RawClient client) {
    SocketException thrown = assertThrows(SocketException.class, client::reads);
    assertThat(thrown.getMessage(), containsString("reset"));
  }
}
