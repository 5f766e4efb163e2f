package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.awaitableHello;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.fromApplication;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.matchers.MongoMatchers.heartbeat;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.matchers.MongoMatchers.onConnection;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import io.mockmongo.journal.Received;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who sent a request is known from the handshake of its connection. */
class ClientMatchersTest {

  @Test
  void applications_are_told_apart_by_the_name_in_their_uri() {
    try (var server = pinging();
        var shop = Driver.connect(server, "appName=shop");
        var bank = Driver.connect(server, "appName=bank");
        var nameless = Driver.connect(server)) {
      ping(shop);
      ping(bank);
      ping(bank);
      ping(nameless);

      server.verify(once(), command("ping").fromApplication("shop"));
      server.verify(times(2), allOf(command("ping"), fromApplication("bank")));
      server.verify(never(), command("ping").fromApplication("ping"));
      server.verify(
          times(4), command("ping").fromClient("{driver: {name: 'mongo-java-driver|sync'}}"));
      server.verify(
          once(),
          command("ping").fromClient("{application: {$$exists: false}, os: {$$exists: true}}"));
    }
  }

  @Test
  void each_connection_of_a_driver_begins_with_a_handshake() {
    try (var server = pinging();
        var client = Driver.connect(server, "appName=shop")) {
      ping(client);
      ping(client);
      Received last =
          server.journal().received().stream()
              .filter(command("ping")::matches)
              .findAny()
              .orElseThrow();

      server.verify(once(), handshake().onConnectionOf(last));
      server.verify(never(), heartbeat().onConnectionOf(last));
      server.verify(atLeast(2), handshake().fromApplication("shop"));
      server.verify(once(), handshake().onConnection(1));
      server.verify(atLeast(1), allOf(onConnection(1), handshake()));
    }
  }

  @Test
  void a_monitor_goes_on_with_heartbeats_that_may_wait() {
    try (var server = pinging();
        var client = Driver.connect(server)) {
      ping(client);

      Received heartbeat = (Received) server.awaits(awaitableHello());

      assertThat(heartbeat, is(heartbeat()));
      server.verify(once(), handshake().onConnectionOf(heartbeat));
      server.verify(never(), command("ping").onConnectionOf(heartbeat));
    }
  }

  @Test
  void the_first_hello_is_the_handshake_whatever_it_says() throws Exception {
    try (var server = pinging();
        var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.readsBody();
      Received early = (Received) server.awaits(command("ping"));
      assertThat(early.handshake(), is(Optional.empty()));
      assertThat(early.client(), is(Optional.empty()));
      client.send(2, "{hello: 1, $db: 'admin'}");
      client.readsBody();
      client.send(3, "{hello: 1, client: {application: {name: 'late'}}, $db: 'admin'}");
      client.readsBody();

      server.verify(times(2), hello());
      server.verify(once(), handshake().withRequestId(2));
      server.verify(once(), heartbeat().withRequestId(3));
      server.verify(never(), fromApplication("late"));
      assertThat(early.handshake().orElseThrow().message().requestId(), is(2));
    }
  }

  @Test
  void a_handshake_is_known_to_who_sees_it_first_and_after_a_reset() throws Exception {
    try (var server = pinging();
        var client = new RawClient(server)) {
      boolean[] own = new boolean[1];
      server.observes(hello(), request -> own[0] = request.handshake().orElseThrow() == request);
      client.send(1, "{hello: 1, client: {application: {name: 'shop'}}, $db: 'admin'}");
      client.readsBody();
      assertThat(own[0], is(true));
      Received first = (Received) server.awaits(handshake());

      server.lifecycle().reset();
      client.send(2, "{ping: 1, $db: 'admin'}");
      Request ping = server.receives(command("ping").fromApplication("shop"));

      assertThat(ping.handshake().orElseThrow(), sameInstance(first));
    }
  }

  private static MockMongoServer pinging() {
    MockMongoServer server = MockMongoServer.start();
    server.autoResponds(command("ping")).repliesOk();
    return server;
  }
}
