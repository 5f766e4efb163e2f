package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static java.util.stream.Collectors.joining;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerDescription;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.reply.Reply;
import io.mockmongo.report.Transcript;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import io.mockmongo.server.MockMongoServers;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A slow network delays each reply, by a fixed time or by one that a seed draws. */
class DelayedNetworkTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration SECONDS = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final String PING = "{ping: 1, $db: 'admin'}";

  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofSeconds(30)).start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_driver_measures_the_round_trip_time() {
    server.network().delay(Duration.ofMillis(60));
    try (var client = Driver.connect(server, "heartbeatFrequencyMS=500")) {
      server.waitUntil(() -> roundTripMillis(client) >= 60, SECONDS);
      double slow = roundTripMillis(client);

      server.network().delay(Duration.ZERO);
      server.waitUntil(() -> roundTripMillis(client) < slow, SECONDS);
    }
  }

  @Test
  void the_driver_selects_the_server_that_is_near() {
    try (var servers = MockMongoServers.start(router(), router())) {
      servers.forEach(
          each -> {
            each.autoResponds(hello()).replies("{msg: 'isdbgrid'}");
            each.autoResponds(command("ping")).repliesOk();
          });
      servers.get(0).network().delay(Duration.ofMillis(150));
      String hosts =
          StreamSupport.stream(servers.spliterator(), false)
              .map(MockMongoServer::address)
              .collect(joining(","));
      try (var client = MongoClients.create("mongodb://" + hosts + "/?localThresholdMS=15")) {
        servers.waitUntil(() -> roundTrips(client).stream().allMatch(each -> each > 0), SECONDS);
        for (int i = 0; i < 20; i++) {
          ping(client);
        }
      }

      List<String> members =
          servers.journal().received().stream()
              .filter(command("ping")::matches)
              .map(Received::member)
              .toList();
      assertThat(members, hasSize(20));
      assertThat(members, everyItem(is(servers.get(1).address())));
    }
  }

  @Test
  void the_replies_of_a_connection_keep_their_order() throws Exception {
    server.network().delay(Duration.ZERO, Duration.ofMillis(5), 42);
    server.autoResponds(command("ping")).repliesOk();
    try (var client = new RawClient(server)) {
      for (int id = 1; id <= 50; id++) {
        client.send(id, PING);
      }
      for (int id = 1; id <= 50; id++) {
        assertThat(client.reads().responseTo(), is(id));
      }
    }
  }

  @Test
  void each_reply_takes_the_time() throws Exception {
    server.network().delay(Duration.ofMillis(30));
    server.autoResponds(command("ping")).repliesOk();
    try (var client = new RawClient(server)) {
      for (int id = 1; id <= 3; id++) {
        long began = System.nanoTime();
        client.send(id, PING);
        client.reads();
        assertThat((System.nanoTime() - began) / 1_000_000, greaterThanOrEqualTo(30L));
      }
    }
  }

  @Test
  void replies_on_their_way_arrive_at_once_when_the_network_is_fast_again() throws Exception {
    server.network().delay(LONG);
    server.autoResponds(command("ping")).repliesOk();
    try (var client = new RawClient(server)) {
      client.send(1, PING);
      Call<Integer> reply = server.go(() -> client.reads().responseTo());
      assertThat(server.tryWaitUntil(reply::isDone, SHORT), is(false));

      server.network().delay(Duration.ZERO);

      assertThat(reply.result(), is(1));
    }
  }

  @Test
  void a_hang_up_does_not_overtake_the_reply_before_it() throws Exception {
    server.network().delay(Duration.ofMillis(20));
    server.autoResponds(command("ping")).replies(Reply.ok().andThen(Reply.hangUp()));
    try (var client = new RawClient(server)) {
      client.send(1, PING);

      assertThat(client.reads().responseTo(), is(1));
      assertThat(client.reads(), nullValue());
    }
  }

  @Test
  void a_sliced_reply_is_delayed_as_a_whole() throws Exception {
    server.network().delay(Duration.ofMillis(20));
    server.autoResponds(command("ping")).replies(Reply.ok().inSlices(7, Duration.ofMillis(1)));
    try (var client = new RawClient(server)) {
      long began = System.nanoTime();
      client.send(1, PING);

      assertThat(client.reads().responseTo(), is(1));
      assertThat((System.nanoTime() - began) / 1_000_000, greaterThanOrEqualTo(20L));
    }
  }

  @Test
  void a_change_of_the_network_does_not_hurry_the_slices_of_a_reply() throws Exception {
    server.autoResponds(command("ping")).replies(Reply.ok().inSlices(30, LONG));
    try (var client = new RawClient(server)) {
      client.send(1, PING);
      server.awaits(reply(), SECONDS);
      Call<?> second = server.runs(client::reads);

      server.network().hold();
      server.network().release();

      assertThat(server.tryWaitUntil(second::isDone, SHORT), is(false));
      server.lifecycle().endScript();
      second.result();
    }
  }

  @Test
  void a_hold_keeps_delayed_replies_back() throws Exception {
    server.network().delay(Duration.ofMillis(5));
    server.autoResponds(command("ping")).repliesOk();
    try (var client = new RawClient(server)) {
      client.send(1, PING);
      server.awaits(command("ping"), SECONDS);
      server.network().hold();
      client.send(2, PING);
      server.network().release();

      assertThat(client.reads().responseTo(), is(1));
      assertThat(client.reads().responseTo(), is(2));
    }
  }

  @Test
  void the_end_of_the_script_makes_it_fast_so_that_a_client_is_closed_at_once() {
    server.autoResponds(command("ping")).repliesOk();
    MongoClient client = Driver.connect(server);
    ping(client);
    server.network().delay(LONG);
    Position sofar = server.mark();
    Call<?> late = server.go(() -> ping(client));
    server.awaits(command("ping").after(sofar), SECONDS);
    server.awaits(reply().after(sofar), SECONDS);

    server.lifecycle().endScript();

    late.result();
    assertTimeoutPreemptively(SECONDS, client::close);
  }

  @Test
  void the_seed_is_in_the_transcript_and_among_the_warnings() {
    server.network().delay(Duration.ofMillis(2), Duration.ofMillis(9));

    assertThat(
        Transcript.of(server.journal()),
        containsString("by network().delay(ofMillis(2), ofMillis(9), "));
    assertThat(
        server.lifecycle().warnings(),
        hasItem(containsString("to repeat it: network().delay(ofMillis(2), ofMillis(9), ")));
  }

  @Test
  void bounds_the_wrong_way_round_are_refused() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> server.network().delay(Duration.ofMillis(3), Duration.ofMillis(2), 7));

    assertEquals(
        "delay(ofMillis(3), ofMillis(2), 7): the shortest delay exceeds the longest",
        thrown.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> server.network().delay(Duration.ofMillis(-1)));
    assertThat(server.journal().facts(), hasSize(0));
  }

  private static MockMongoServerBuilder router() {
    return MockMongoServer.builder().profile(ServerProfile.standalone());
  }

  private static double roundTripMillis(MongoClient client) {
    return roundTrips(client).get(0);
  }

  private static List<Double> roundTrips(MongoClient client) {
    return client.getClusterDescription().getServerDescriptions().stream()
        .map(ServerDescription::getRoundTripTimeNanos)
        .map(nanos -> nanos / 1e6)
        .toList();
  }
}
