package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionOpened;
import io.mockmongo.journal.Received;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Delivery;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.socket.FreedPort;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Nothing outlives close(). */
class CloseTest {

  @Test
  void no_thread_outlives_it() throws Exception {
    MockMongoServer server = MockMongoServer.start();
    try (var client = Driver.connect(server)) {
      server.autoResponds(command("ping")).repliesOk();
      Driver.ping(client);
      assertThat(ServerThreads.of(server), hasItem("acceptor"));
    }

    server.close();

    assertThat(ServerThreads.of(server), empty());
  }

  @Test
  void no_socket_outlives_it() throws Exception {
    MockMongoServer server = MockMongoServer.start();
    try (var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");
      client.readsBody();

      server.close();

      assertThat(client.reads(), nullValue());
      assertThat(FreedPort.refuses(server.address()), is(true));
    }
  }

  @Test
  void it_stops_threads_of_clients_that_have_just_connected() throws Exception {
    for (int i = 0; i < 300; i++) {
      MockMongoServer server = MockMongoServer.start();
      try (var first = new RawClient(server);
          var second = new RawClient(server);
          var third = new RawClient(server)) {
        server.close(); // throws if a thread does not stop
      }
    }
  }

  @Test
  void the_second_time_does_nothing() {
    MockMongoServer server = MockMongoServer.start();
    server.close();
    server.close();
  }

  @Test
  void it_wakes_who_receives() throws Exception {
    MockMongoServer server = MockMongoServer.builder().timeout(Duration.ofMinutes(5)).start();
    CompletableFuture<Throwable> woken = new CompletableFuture<>();
    Thread receiver =
        new Thread(
            () -> {
              try {
                server.receives();
              } catch (Throwable thrown) {
                woken.complete(thrown);
              }
            });
    receiver.start();

    server.close();

    assertThat(
        woken.get(10, TimeUnit.SECONDS).getMessage(),
        is("the server was closed; nothing more will be received"));
    receiver.join(10_000);
  }

  @Test
  void a_hello_that_waits_is_dropped() throws Exception {
    MockMongoServer server = MockMongoServer.start();
    try (var client = new RawClient(server)) {
      server.holds(hello());
      client.send(1, "{hello: 1, $db: 'admin'}");
      server.receives(hello());
      server.close();

      assertThat(client.reads(), nullValue());
    }
  }

  @Test
  void connections_tell_how_they_ended() throws Exception {
    Facts facts = new Facts();
    MockMongoServer server = MockMongoServer.builder().listener(facts).start();
    try (var client = new RawClient(server)) {
      assertThat(
          facts.next(ConnectionOpened.class).remote(), is("127.0.0.1:" + client.localPort()));
    }
    assertThat(facts.next(ConnectionEnded.class).ending(), is(Ending.CLIENT_CLOSED));

    try (var client = new RawClient(server)) {
      facts.next(ConnectionOpened.class);
      client.reset();
    }
    assertThat(facts.next(ConnectionEnded.class).ending(), is(Ending.CLIENT_RESET));

    try (var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      server.receives().hangsUp();
      assertThat(client.reads(), nullValue());
      ConnectionEnded ended = facts.next(ConnectionEnded.class);
      assertThat(ended.ending(), is(Ending.HUNG_UP));
      assertThat(ended.reason(), is("by the test"));
    }

    try (var client = new RawClient(server)) {
      facts.next(ConnectionOpened.class);
      server.close();
      assertThat(facts.next(ConnectionEnded.class).ending(), is(Ending.SERVER_CLOSED));
    }
  }

  @Test
  void a_client_that_does_not_read_is_given_up_after_the_timeout() throws Exception {
    Facts facts = new Facts();
    try (var server =
            MockMongoServer.builder().timeout(Duration.ofMillis(200)).listener(facts).start();
        var client = new RawClient(server)) {
      client.send(1, "{find: 'orders', $db: 'shop'}");

      var delivery = server.receives().replies("{text: '" + "x".repeat(20_000_000) + "'}");

      assertThat(delivery, is(Delivery.CLIENT_GONE));
      ConnectionEnded ended = facts.next(ConnectionEnded.class);
      assertThat(ended.ending(), is(Ending.CLIENT_STALLED));
      assertThat(ended.reason(), is("the client did not read its replies for 200 ms"));
    }
  }

  @Test
  void a_thread_that_does_not_stop_is_named() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    MockMongoServer server = MockMongoServer.start();
    try (var client = new RawClient(server)) {
      Facts facts = new Facts();
      server.observes(command("stuck"), facts::accept);
      server
          .autoResponds(command("stuck"))
          .replies(
              request -> {
                Aside.awaitUninterruptibly(release);
                return Reply.ok();
              });
      client.send(1, "{stuck: 1, $db: 'admin'}");
      facts.next(Received.class);

      var thrown = assertThrows(IllegalStateException.class, server::close);

      assertThat(
          thrown.getMessage(), startsWith("the server at " + server.address() + " did not stop:"));
      assertThat(thrown.getMessage(), containsString("connection 1"));
    } finally {
      release.countDown();
    }
  }

  @Test
  void a_responder_may_close_the_server() throws Exception {
    MockMongoServer server = MockMongoServer.start();
    server
        .autoResponds(command("shutdown"))
        .replies(
            request -> {
              server.close();
              return Reply.silence();
            });
    try (var client = new RawClient(server)) {
      client.send(1, "{shutdown: 1, $db: 'admin'}");

      assertThat(client.reads(), nullValue());
    }
  }

  @Test
  void a_script_that_has_ended_lets_clients_close_without_waiting() {
    try (var server = MockMongoServer.builder().timeout(Duration.ofMinutes(5)).start()) {
      var client = Driver.connect(server);
      server.autoResponds(command("ping")).repliesOk();
      Driver.ping(client);
      server.autoResponds(command("endSessions")).replies(Reply.silence());
      server.holds(hello());

      server.lifecycle().endScript();
      client.close();
    }
  }
}
