package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** Taking a request, and waiting in vain. */
class ReceivesTest {

  private static final Duration SHORT = Duration.ofMillis(50);

  @Test
  void waiting_in_vain_where_nothing_came() {
    try (var server = MockMongoServer.start()) {
      AssertionError error =
          assertThrows(AssertionError.class, () -> server.receives(command("insert"), SHORT));

      assertEquals(
          """
          no request matched within 50 ms: insert
          the client sent no command, apart from handshakes and the like""",
          error.getMessage());
    }
  }

  @Test
  void waiting_in_vain_tells_what_came_close() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.send(2, "{insert: 'invoices', documents: [{_id: 8}], $db: 'shop'}");
      server.receives(command("insert")).repliesOk();

      AssertionError error =
          assertThrows(
              AssertionError.class,
              () ->
                  server.receives(
                      command("insert").on("shop.orders").matching("{documents: [{_id: 7}]}"),
                      SHORT));

      assertEquals(
          """
          no request matched within 50 ms: insert on shop.orders matching \
          {documents: [{_id: 7}]}
          closest:
            3. insert shop.invoices  {insert: 'invoices', documents: [{_id: 8}]}
              namespace: expected shop.orders, but was shop.invoices
              documents[0]._id: expected 7, but was 8
            2. ping admin  {ping: 1}
              command: expected insert, but was ping
              namespace: expected shop.orders, but was admin
              documents: expected [{_id: 7}], but was absent""",
          error.getMessage());
    }
  }

  @Test
  void waiting_in_vain_tells_who_answered_what_would_have_matched() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.autoResponds(command("ping")).repliesOk();
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.readsBody();

      AssertionError error =
          assertThrows(AssertionError.class, () -> server.receives(command("ping"), SHORT));

      String[] lines = error.getMessage().split("\n");
      assertThat(lines[0], is("no request matched within 50 ms: ping"));
      assertThat(lines[1], is("  2. ping admin  {ping: 1}"));
      assertThat(
          lines[2],
          matchesPattern("    was answered by autoResponds\\(ping\\) at ReceivesTest\\.java:\\d+"));
      assertThat(
          lines[3],
          is(
              "to receive requests that a declared reply matches, call server.holds(...) first;"
                  + " to check them afterwards, call server.verify(...)"));
      assertThat(lines.length, is(4));
    }
  }

  @Test
  void what_is_built_in_is_named_too() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");
      client.readsBody();

      AssertionError error =
          assertThrows(AssertionError.class, () -> server.receives(hello(), SHORT));

      assertThat(
          error.getMessage().split("\n")[2], is("    was answered by the built-in handshake"));
    }
  }

  @Test
  void any_hamcrest_matcher_receives() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");

      server.receives(Matchers.hasProperty("class", Matchers.notNullValue())).replies("{n: 1}");

      assertThat(client.readsBody().getInt32("n").getValue(), is(1));
    }
  }

  @Test
  void a_held_request_is_received_though_it_is_built_in() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      var hold = server.holds(hello());
      client.send(1, "{hello: 1, $db: 'admin'}");
      server.receives(hello()).replies("{by: 'hand'}");
      assertThat(client.readsBody().getString("by").getValue(), is("hand"));

      hold.cancel();
      client.send(2, "{hello: 1, $db: 'admin'}");
      assertThat(client.readsBody().getString("setName").getValue(), is("rs0"));
    }
  }

  @Test
  void cancelling_a_hold_lets_go_what_it_held() throws Exception {
    Facts facts = new Facts();
    try (var server = MockMongoServer.builder().listener(facts).start();
        var client = new RawClient(server)) {
      var hold = server.holds(hello());
      client.send(1, "{hello: 1, $db: 'admin'}");
      facts.next(Received.class);

      hold.cancel();

      assertThat(client.readsBody().getString("setName").getValue(), is("rs0"));
    }
  }

  @Test
  void a_declaration_newer_than_a_hold_goes_before_it() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.holds(command("ping"));
      server.autoResponds(command("ping")).replies("{by: 'newer'}");
      client.send(1, "{ping: 1, $db: 'admin'}");

      assertThat(client.readsBody().getString("by").getValue(), is("newer"));
    }
  }

  @Test
  void a_held_request_that_nobody_receives_is_refused_after_the_timeout() throws Exception {
    try (var server = MockMongoServer.builder().timeout(SHORT).start();
        var client = new RawClient(server)) {
      server.holds(hello());
      client.send(1, "{hello: 1, $db: 'admin'}");

      assertThat(client.readsBody().getInt32("code").getValue(), is(6625));
      assertThrows(AssertionError.class, server::assertSatisfied);
    }
  }

  @Test
  void a_hello_that_waits_for_a_change_can_be_held_and_received() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");
      String version = ExtendedJson.write(client.readsBody().get("topologyVersion"));
      client.send(
          2, "{hello: 1, maxAwaitTimeMS: 60000, topologyVersion: " + version + ", $db: 'admin'}");

      server.holds(hello());
      server.receives(hello()).replies("{by: 'hand'}");

      assertThat(client.readsBody().getString("by").getValue(), is("hand"));
    }
  }
}
