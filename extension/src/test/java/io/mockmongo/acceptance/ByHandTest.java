package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.awaitableHello;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.mockmongo.journal.Received;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A server that leaves all to the test. */
class ByHandTest {

  @Test
  void nothing_is_answered_that_the_test_does_not_answer() throws Exception {
    try (var server = MockMongoServer.builder().byHand().start();
        var client = new RawClient(server)) {
      for (String command : List.of("hello", "endSessions", "killCursors", "ping")) {
        client.send(1, "{" + command + ": 1, $db: 'admin'}");
        Request request = server.receives();
        assertThat(request.command().name(), is(command));
        request.replies("{by: 'hand'}");
        assertThat(client.readsBody().getString("by").getValue(), is("hand"));
      }
      server.assertSatisfied();
    }
  }

  @Test
  void a_driver_is_led_through_its_whole_life() {
    try (var server = MockMongoServer.builder().byHand().start();
        var client = Driver.connect(server)) {
      Call<Document> ping = server.go(() -> ping(client));

      List<Received> handshakes = new ArrayList<>();
      Request request = server.receives();
      while (request.isHello()) { // of the monitor, of the round-trip times, and of the pool
        if (handshake().matches(request)) {
          handshakes.add(request);
          request.repliesOk();
        } else {
          assertThat(request, is(awaitableHello())); // which may be left waiting
        }
        request = server.receives();
      }
      assertThat(request, is(command("ping")));
      assertThat(request.connection(), is(not(handshakes.get(0).connection()))); // the monitor's
      assertThat(ping.isDone(), is(false));
      request.repliesOk();

      assertThat(ping.result().getDouble("ok"), is(1.0));
      server.assertSatisfied();
    }
  }

  @Test
  void what_the_test_declares_is_answered() throws Exception {
    try (var server = MockMongoServer.builder().byHand().start();
        var client = new RawClient(server)) {
      server.autoResponds(hello()).repliesOk();
      client.send(1, "{hello: 1, $db: 'admin'}");
      assertThat(client.readsBody().getString("setName").getValue(), is("rs0"));

      client.send(2, "{endSessions: [], $db: 'admin'}");
      server.receives(command("endSessions")).replies("{by: 'hand'}");
      assertThat(client.readsBody().getString("by").getValue(), is("hand"));
    }
  }

  @Test
  void once_the_test_has_ended_clients_can_be_closed() {
    try (var server = MockMongoServer.builder().byHand().timeout(Duration.ofMinutes(1)).start()) {
      Call<Void> closing;
      try (var client = Driver.connect(server)) {
        server.receives(handshake()).repliesOk();
        server.lifecycle().endScript();
        closing = server.runs(client::close); // says goodbye to what sessions it had
        closing.result();
      }
    }
  }

  @Test
  void the_next_test_is_by_hand_again() throws Exception {
    try (var server = MockMongoServer.builder().byHand().start();
        var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");
      server.receives().repliesOk();
      client.readsBody();
      server.lifecycle().reset();

      client.send(2, "{hello: 1, $db: 'admin'}");
      server.receives(hello()).replies("{by: 'hand'}");

      assertThat(client.readsBody().getString("by").getValue(), is("hand"));
    }
  }

  @Test
  void else_receives_leaves_what_drivers_send_by_themselves() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.holds(hello());
      client.send(1, "{hello: 1, $db: 'admin'}");
      client.send(2, "{ping: 1, $db: 'admin'}");

      assertThat(server.receives(), is(anyCommand()));
      server.receives(hello()).repliesOk();
    }
  }
}
