package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.journal.ConnectionEnded.Ending.RESET;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.ConversationMatchers.connectionOpened;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoSocketReadException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.Received;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServers;
import io.mockmongo.tls.Tls;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A partition between a server and its clients loses what is sent, and ends by a reset. */
class PartitionedNetworkTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration SECONDS = Duration.ofSeconds(10);
  private static final String HELLO = "{hello: 1, $db: 'admin'}";

  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofSeconds(30)).start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void what_is_sent_in_either_direction_is_lost_and_the_connection_is_reset() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      Request request = server.receives(command("ping"), SECONDS);

      server.network().partition();
      client.send(2, "{count: 'orders', $db: 'shop'}");
      request.repliesOk();
      assertThat(server.tryReceive(command("count"), SHORT).isPresent(), is(false));
      server.network().repair();

      assertThrows(SocketException.class, client::reads);
      ConnectionEnded ended =
          (ConnectionEnded) server.awaits(connectionEnded(RESET).onConnectionOf(request), SECONDS);
      assertThat(ended.reason(), is("it was open during the partition"));
      assertThat(server.journal().received(), hasSize(1));
    }
    assertServes();
  }

  @Test
  void an_idle_connection_is_reset_too() throws Exception {
    try (var client = new RawClient(server)) {
      server.awaits(connectionOpened(), SECONDS);

      server.network().partition();
      server.network().repair();

      assertThrows(SocketException.class, client::reads);
    }
  }

  @Test
  void who_connects_meanwhile_meets_silence_and_is_reset() throws Exception {
    server.network().partition();
    try (var client = new RawClient(server)) {
      client.send(1, HELLO);
      server.awaits(connectionOpened(), SECONDS);
      server.network().repair();

      assertThrows(SocketException.class, client::reads);
      assertThat(server.journal().received(), empty());
    }
    assertServes();
  }

  @Test
  void a_second_partition_works_as_the_first() throws Exception {
    for (int i = 0; i < 5; i++) {
      try (var client = new RawClient(server)) {
        client.send(1, HELLO);
        client.reads();
        server.network().partition();
        server.network().partition();
        server.network().repair();
        assertThrows(SocketException.class, client::reads);
      }
      server.network().repair();
    }
    assertServes();
  }

  @Test
  void the_driver_retries_a_read_after_the_repair() {
    try (var client = Driver.connect(server)) {
      Call<Long> count = server.go(() -> Driver.orders(client).estimatedDocumentCount());
      Request lost = server.receives(command("count"), SECONDS);

      server.network().partition();
      lost.replies("{n: 1}");
      server.network().repair();

      Request retry = server.receives(command("count"), SECONDS);
      retry.replies("{n: 2}");
      assertThat(count.result(), is(2L));
    }
  }

  @Test
  void so_it_is_over_tls() {
    try (var secured = MockMongoServer.builder().tls(Tls.selfMade()).start();
        var client =
            MongoClients.create(
                secured.applyTo(MongoClientSettings.builder()).retryReads(false).build())) {
      Call<Long> count = secured.go(() -> Driver.orders(client).estimatedDocumentCount());
      Request lost = secured.receives(command("count"), SECONDS);

      secured.network().partition();
      lost.replies("{n: 1}");
      secured.network().repair();

      count.failsWith(MongoSocketReadException.class);
    }
  }

  @Test
  void a_release_does_not_repair_and_a_repair_does_not_release() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, HELLO);
      client.reads();
      server.network().hold();
      server.network().partition();
      server.network().release();
      client.send(2, HELLO);
      assertThat(server.tryAwait(command("hello").after(server.mark()), SHORT).isEmpty(), is(true));
      server.network().hold();

      server.network().repair();

      assertThrows(SocketException.class, client::reads);
    }
    try (var client = new RawClient(server)) {
      client.send(1, HELLO);
      assertThat(server.tryAwait(command("hello").after(server.mark()), SHORT).isEmpty(), is(true));
      server.network().release();
      assertThat(client.readsBody().getDouble("ok").getValue(), is(1.0));
    }
  }

  @Test
  void the_end_of_the_script_repairs_so_that_a_client_is_closed_at_once() {
    server.autoResponds(command("ping")).repliesOk();
    MongoClient client = Driver.connect(server);
    ping(client);
    server.network().partition();

    server.lifecycle().endScript();

    assertTimeoutPreemptively(SECONDS, client::close);
  }

  @Test
  void a_reset_for_the_next_test_cuts_no_connection() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, HELLO);
      client.reads();
      server.network().partition();
      try (var late = new RawClient(server)) {
        client.send(2, HELLO);
        late.send(3, HELLO);

        server.lifecycle().reset();

        assertThat(client.reads().responseTo(), is(2));
        assertThat(late.reads().responseTo(), is(3));
      }
    }
  }

  @Test
  void a_partitioned_server_is_closed_as_any_other() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, HELLO);
      client.reads();
      server.network().partition();
      client.send(2, HELLO);

      assertTimeoutPreemptively(SECONDS, server::close);

      assertThat(ServerThreads.of(server), empty());
    }
  }

  @Test
  void several_servers_are_partitioned_at_once() throws Exception {
    try (var servers = MockMongoServers.start(2)) {
      servers.network().partition();
      for (MockMongoServer each : servers) {
        try (var client = new RawClient(each)) {
          client.send(1, HELLO);
          assertThat(each.tryAwait(command("hello"), SHORT).isEmpty(), is(true));
        }
      }
      servers.network().repair();
      for (MockMongoServer each : servers) {
        try (var client = new RawClient(each)) {
          client.send(1, HELLO);
          assertThat(client.readsBody().getDouble("ok").getValue(), is(1.0));
        }
      }
      List<Received> received = servers.journal().received();
      assertThat(received.stream().map(Received::member).toList(), hasSize(2));
    }
  }

  @Test
  void so_it_is_for_a_server_with_a_name_of_its_own() {
    try (var named = MockMongoServer.builder().name("a:27017").start();
        var client =
            MongoClients.create(
                named.applyTo(MongoClientSettings.builder()).retryReads(false).build())) {
      Call<Long> count = named.go(() -> Driver.orders(client).estimatedDocumentCount());
      Request lost = named.receives(command("count"), SECONDS);

      named.network().partition();
      lost.replies("{n: 1}");
      named.network().repair();

      count.failsWith(MongoSocketReadException.class);
      named.autoResponds(command("count")).replies("{n: 2}");
      assertThat(Driver.orders(client).estimatedDocumentCount(), is(2L));
    }
  }

  private void assertServes() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, HELLO);
      assertThat(client.readsBody().getDouble("ok").getValue(), is(1.0));
    }
  }
}
