package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.matchers.MongoMatchers.heartbeat;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.atMost;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.request.RequestPattern;
import io.mockmongo.script.Times;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** Counting what came. */
class VerifyTest {

  private static final Duration SECONDS = Duration.ofSeconds(10);

  @Test
  void counts_exactly_at_least_at_most_and_never() {
    try (var server = pinging();
        var client = Driver.connect(server)) {
      Driver.ping(client);
      Driver.ping(client);

      server.verify(times(2), command("ping"));
      server.verify(atLeast(1), command("ping"));
      server.verify(atMost(2), command("ping"));
      server.verify(never(), command("insert"));
      assertThrows(AssertionError.class, () -> server.verify(once(), command("ping")));
      assertThrows(AssertionError.class, () -> server.verify(times(3), command("ping")));
      assertThrows(AssertionError.class, () -> server.verify(atLeast(3), command("ping")));
      assertThrows(AssertionError.class, () -> server.verify(atMost(1), command("ping")));
      assertThrows(AssertionError.class, () -> server.verify(never(), command("ping")));
    }
  }

  @Test
  void any_command_is_any_that_drivers_do_not_send_by_themselves() {
    try (var server = pinging();
        var client = Driver.connect(server)) {
      Driver.ping(client);

      server.verify(once(), anyCommand());
      server.verify(atLeast(2), Matchers.anything());
      server.verify(atLeast(2), hello());
    }
  }

  @Test
  void what_was_received_by_the_test_counts_like_what_was_answered() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      server.receives(command("ping"));

      server.verify(once(), command("ping"));
    }
  }

  @Test
  void waits_within_a_time_for_what_a_background_call_sends() {
    try (var server = pinging();
        var client = Driver.connect(server)) {
      var call = server.go(() -> Driver.ping(client));

      server.verify(once().within(SECONDS), command("ping"));

      call.result();
    }
  }

  @Test
  void within_a_time_too_few_are_still_too_few() {
    try (var server = pinging()) {
      AssertionError error =
          assertThrows(
              AssertionError.class,
              () -> server.verify(once().within(Duration.ofMillis(30)), command("ping")));

      assertThat(
          error.getMessage(), startsWith("expected exactly 1 request within 30 ms matching: ping"));
    }
  }

  @Test
  void never_within_a_time_watches_all_that_time() {
    try (var server = pinging();
        var client = Driver.connect(server)) {
      long start = System.nanoTime();
      server.verify(never().within(Duration.ofMillis(30)), command("ping"));
      assertThat(System.nanoTime() - start, greaterThan(Duration.ofMillis(29).toNanos()));

      var call = server.go(() -> Driver.ping(client));
      assertThrows(
          AssertionError.class, () -> server.verify(never().within(SECONDS), command("ping")));
      call.result();
    }
  }

  @Test
  void too_many_are_listed() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.autoResponds(anyCommand()).repliesOk();
      client.send(1, "{ping: 1, $db: 'a'}");
      client.readsBody();
      client.send(2, "{ping: 2, $db: 'b'}");
      client.readsBody();

      AssertionError error =
          assertThrows(AssertionError.class, () -> server.verify(once(), command("ping")));

      assertEquals(
          """
          expected exactly 1 request matching: ping
          but there were 2:
            2. ping a  {ping: 1}
            4. ping b  {ping: 2}""",
          error.getMessage());
    }
  }

  @Test
  void too_few_come_with_what_came_close() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.autoResponds(anyCommand()).repliesOk();
      client.send(1, "{insert: 'orders', documents: [{_id: 8}], $db: 'shop'}");
      client.readsBody();

      AssertionError error =
          assertThrows(
              AssertionError.class,
              () ->
                  server.verify(
                      once(),
                      command("insert")
                          .on("shop.orders")
                          .matching("{documents: [{_id: 7}], lsid: {$$exists: true}}")));

      assertEquals(
          """
          expected exactly 1 request matching: insert on shop.orders matching \
          {documents: [{_id: 7}], lsid: {$$exists: true}}
          but there was none
          closest:
            2. insert shop.orders  {insert: 'orders', documents: [{_id: 8}]}
              documents[0]._id: expected 7, but was 8
              lsid: expected present, but was absent""",
          error.getMessage());
    }
  }

  @Test
  void a_pattern_of_handshakes_is_compared_with_hellos_only() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.autoResponds(command("ping")).repliesOk();
      client.send(1, "{hello: 1, $db: 'admin', client: {application: {name: 'shop'}}}");
      client.readsBody();
      client.send(2, "{ping: 1, $db: 'admin'}");
      client.readsBody();

      assertThat(
          closestTo(server, handshake().fromClient("{application: {name: 'shop2'}}")),
          matchesPattern(
              "\\n  2\\. hello admin  .*\n"
                  + "    client\\.application\\.name: expected 'shop2', but was 'shop'"));
      assertThat(closestTo(server, heartbeat()), startsWith("\n  2. hello admin "));
      assertThat(closestTo(server, command("hello").on("shop")), startsWith("\n  2. hello admin "));
      assertThat(closestTo(server, command("pong")), startsWith("\n  4. ping admin "));
    }
  }

  @Test
  void a_pattern_of_handshakes_without_any_hello() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.autoResponds(command("ping")).repliesOk();
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.readsBody();

      AssertionError error =
          assertThrows(AssertionError.class, () -> server.verify(once(), handshake()));

      assertThat(error.getMessage(), endsWith("but there was none\nthe client sent no hello"));
    }
  }

  private static String closestTo(MockMongoServer server, RequestPattern pattern) {
    AssertionError error = assertThrows(AssertionError.class, () -> server.verify(once(), pattern));
    return error.getMessage().split("closest:", 2)[1];
  }

  @Test
  void times_that_cannot_be_are_refused_where_they_are_written() {
    assertEquals(
        "between(3, 2): the minimum exceeds the maximum",
        assertThrows(IllegalArgumentException.class, () -> Times.between(3, 2)).getMessage());
  }

  private static MockMongoServer pinging() {
    MockMongoServer server = MockMongoServer.start();
    server.autoResponds(command("ping")).repliesOk();
    return server;
  }
}
