package io.mockmongo.acceptance;

import static io.mockmongo.matchers.ConversationMatchers.closedByClient;
import static io.mockmongo.matchers.MongoMatchers.awaitableHello;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.matchers.MongoMatchers.heartbeat;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.journal.ConnectionPurpose;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client uses its connections for, and whether they are open. */
@Timeout(30)
class ConnectionExamplesTest {

  private static final String HELLO = "{hello: 1, client: {driver: {name: '%s'}}, $db: 'admin'}";

  private final MockMongoServer server = MockMongoServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_three_kinds_of_connections_of_the_driver_are_told_apart() {
    server.autoResponds(command("ping")).repliesOk();
    try (MongoClient client = connect()) {
      Driver.ping(client);

      Fact monitor = server.awaits(handshake().ofMonitor());
      Fact roundTrip = server.awaits(handshake().ofRoundTripMonitor());
      Fact pool = server.awaits(handshake().ofPool());

      assertThat(monitor, is(handshake().ofMonitor()));
      assertThat(pool, is(handshake().ofPool()));
      assertThat(server.awaits(awaitableHello()).connection(), is(monitor.connection()));
      assertThat(server.awaits(command("ping")).connection(), is(pool.connection()));
      assertThat(
          server.awaits(heartbeat().onConnectionOf(roundTrip)),
          is(heartbeat().ofRoundTripMonitor()));
      assertThat(server.awaits(heartbeat().onConnectionOf(monitor)), is(heartbeat().ofMonitor()));
    }
  }

  private MongoClient connect() {
    return MongoClients.create(
        server
            .applyTo(MongoClientSettings.builder())
            .applyToServerSettings(
                settings ->
                    settings
                        .heartbeatFrequency(20, TimeUnit.MILLISECONDS)
                        .minHeartbeatFrequency(10, TimeUnit.MILLISECONDS))
            .build());
  }

  @Test
  void a_first_hello_alone_does_not_tell() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, HELLO.formatted("first"));
      client.readsBody();

      Received first = (Received) server.awaits(handshake());
      assertThat(first.connectionPurpose(), is(ConnectionPurpose.UNKNOWN));

      server.verify(never(), handshake().ofPool());
      client.send(2, "{ping: 1, $db: 'admin'}");
      server.verify(once().within(Duration.ofSeconds(10)), handshake().ofPool());
      assertThat(first.connectionPurpose(), is(ConnectionPurpose.POOL));
    }
  }

  @Test
  void a_client_that_polls_has_a_monitor_and_measures_nothing() throws Exception {
    try (var streaming = new RawClient(server);
        var polling = new RawClient(server)) {
      streaming.send(1, HELLO.formatted("streaming"));
      streaming.readsBody();
      streaming.send(2, "{hello: 1, maxAwaitTimeMS: 10, $db: 'admin'}");
      polling.send(1, HELLO.formatted("polling"));
      polling.readsBody();
      polling.send(2, "{hello: 1, $db: 'admin'}");

      polling.readsBody();
      polling.send(3, "{hello: 1, $db: 'admin'}");

      polling.readsBody();
      assertThat(
          server.awaits(heartbeat().fromClient("{driver: {name: 'polling'}}")),
          is(hello().ofMonitor()));
    }
  }

  @Test
  void a_hello_of_the_application_belongs_to_the_pool() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, HELLO.formatted("spring"));
      client.readsBody();
      client.send(2, "{hello: 1, lsid: {id: 1}, $db: 'admin'}");

      server.awaits(handshake().ofPool());
    }
  }

  @Test
  void a_connection_is_open_until_it_ends() throws Exception {
    Fact ping;
    try (var client = new RawClient(server)) {
      Position begin = server.mark();
      client.send(1, "{ping: 1, $db: 'admin'}");
      ping = server.awaits(command("ping").after(begin));
      assertThat(ping, is(command("ping").onOpenConnection()));
      assertThat(ping, not(command("ping").onEndedConnection()));
    }

    server.awaits(closedByClient());
    server.awaits(command("ping").onEndedConnection());

    assertThat(ping, is(command("ping").onEndedConnection()));
    assertThat(ping, not(command("ping").onOpenConnection()));
  }
}
