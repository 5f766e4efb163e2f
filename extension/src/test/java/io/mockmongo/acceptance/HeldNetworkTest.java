package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.journal.ConnectionEnded.Ending.WENT_DOWN;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.ConversationMatchers.connectionOpened;
import static io.mockmongo.matchers.ConversationMatchers.hungUp;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerConnectionState;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.NetworkChanged;
import io.mockmongo.journal.Received;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.script.Delivery;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.tls.Tls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server whose traffic is held receives and sends nothing, and loses nothing. */
class HeldNetworkTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration SECONDS = Duration.ofSeconds(10);
  private static final String PING = "{ping: 1, $db: 'admin'}";

  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofSeconds(30)).start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void what_clients_send_is_received_on_release_in_order() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, PING);
      server.receives(command("ping")).repliesOk();
      server.network().hold();
      for (int id = 2; id <= 4; id++) {
        client.send(id, PING);
      }
      assertThat(server.tryReceive(command("ping"), SHORT).isPresent(), is(false));

      server.network().release();

      for (int id = 2; id <= 4; id++) {
        Request request = server.receives(command("ping"), SECONDS);
        assertThat(request.message().requestId(), is(id));
      }
    }
  }

  @Test
  void requests_received_before_are_answered_meanwhile_and_replies_leave_on_release()
      throws Exception {
    try (var client = new RawClient(server)) {
      List<Request> requests = new ArrayList<>();
      for (int id = 1; id <= 3; id++) {
        client.send(id, PING);
        requests.add(server.receives(command("ping"), SECONDS));
      }
      server.network().hold();
      for (Request request : requests) {
        assertThat(
            request.replies("{n: " + request.message().requestId() + "}"), is(Delivery.DELIVERED));
      }
      Call<Integer> first = server.go(() -> n(client));
      assertThat(server.tryWaitUntil(first::isDone, SHORT), is(false));

      server.network().release();

      assertThat(first.result(), is(1));
      assertThat(n(client), is(2));
      assertThat(n(client), is(3));
    }
  }

  @Test
  void a_hang_up_leaves_on_release_after_the_reply() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, PING);
      Request request = server.receives(command("ping"), SECONDS);
      server.network().hold();
      request.repliesOk();
      request.hangsUp();
      assertThat(server.tryAwait(hungUp(), SHORT).isPresent(), is(false));

      server.network().release();

      assertThat(client.readsBody().getDouble("ok").getValue(), is(1.0));
      assertThat(client.reads(), nullValue());
      server.awaits(hungUp().onConnectionOf(request), SECONDS);
    }
  }

  @Test
  void who_connects_meanwhile_is_served_on_release() throws Exception {
    server.network().hold();
    try (var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");
      server.awaits(connectionOpened(), SECONDS);
      assertThat(received(), empty());

      server.network().release();

      assertThat(client.readsBody().getDouble("ok").getValue(), is(1.0));
    }
  }

  @Test
  void so_it_is_over_tls() {
    Tls tls = Tls.selfMade();
    try (var secured = MockMongoServer.builder().tls(tls).start();
        var client = MongoClients.create(secured.applyTo(MongoClientSettings.builder()).build())) {
      secured.autoResponds(command("ping")).repliesOk();
      secured.network().hold();
      Call<Document> first = secured.go(() -> ping(client));
      secured.awaits(connectionOpened(), SECONDS);
      assertThat(secured.tryWaitUntil(first::isDone, SHORT), is(false));
      secured.network().release();
      first.result();

      secured.network().hold();
      Call<Document> second = secured.go(() -> ping(client));
      assertThat(secured.tryWaitUntil(second::isDone, SHORT), is(false));
      secured.network().release();
      second.result();
    }
  }

  @Test
  void a_tls_handshake_that_begins_meanwhile_goes_on_on_release() throws Exception {
    Tls tls = Tls.selfMade();
    try (var secured = MockMongoServer.builder().tls(tls).start()) {
      new SecureClient(secured, tls).close(); // the first takes long
      secured.network().hold();
      Call<SecureClient> connecting = secured.go(() -> new SecureClient(secured, tls));
      secured.awaits(connectionOpened().onConnection(2), SECONDS);
      assertThat(secured.tryWaitUntil(connecting::isDone, SHORT), is(false));

      secured.network().release();

      connecting.result().close();
    }
  }

  @Test
  void a_socket_timeout_strikes_and_the_late_request_is_received_on_release() {
    server.autoResponds(command("ping")).repliesOk();
    try (var client = Driver.connect(server, "socketTimeoutMS=200", "retryReads=false")) {
      ping(client);
      server.network().hold();

      assertThrows(MongoSocketReadTimeoutException.class, () -> ping(client));

      Fact released = onRelease();
      server.awaits(command("ping").after(released.position()), SECONDS);
      server.waitUntil(() -> answers(client), SECONDS);
    }
  }

  @Test
  void the_timeout_of_an_operation_strikes() {
    assumeTrue(Driver.knows("withTimeout"));
    server.autoResponds(command("ping")).repliesOk();
    try (var client = Driver.connect(server, "timeoutMS=300")) {
      ping(client);
      server.network().hold();

      RuntimeException thrown = assertThrows(RuntimeException.class, () -> ping(client));

      assertThat(thrown.getClass().getSimpleName(), is("MongoOperationTimeoutException"));
    }
  }

  @Test
  void heartbeats_fail_and_recover() {
    try (var client = Driver.connect(server, "connectTimeoutMS=200", "heartbeatFrequencyMS=500")) {
      server.waitUntil(() -> isConnected(client), SECONDS);

      server.network().hold();
      server.waitUntil(() -> !isConnected(client), SECONDS);
      server.network().release();

      server.waitUntil(() -> isConnected(client), SECONDS);
    }
  }

  @Test
  void an_answer_may_hold_its_own_reply() throws Exception {
    server
        .autoResponds(command("ping"))
        .replies(
            request -> {
              server.network().hold();
              return Reply.ok();
            });
    try (var client = new RawClient(server)) {
      client.send(1, PING);
      Call<Double> ok = server.go(() -> client.readsBody().getDouble("ok").getValue());
      assertThat(server.tryWaitUntil(ok::isDone, SHORT), is(false));

      server.network().release();

      assertThat(ok.result(), is(1.0));
    }
  }

  @Test
  void it_is_recorded_once() {
    server.network().release();
    server.network().hold();
    server.network().hold();
    server.network().release();

    assertThat(
        changes().stream().map(NetworkChanged::conditions).toList(),
        is(List.of(Set.of(NetworkChanged.Condition.HELD), Set.of())));
    assertThat(changes().get(0).what(), is("network is held"));
    assertThat(changes().get(1).what(), is("network is normal"));
    assertThat(
        changes().get(0).text().replaceAll(":[0-9]+", ":42"),
        is("by network().hold() at HeldNetworkTest.java:42"));
  }

  @Test
  void going_down_closes_all_connections_nevertheless() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, PING);
      Request request = server.receives(command("ping"), SECONDS);
      server.network().hold();
      request.repliesOk();

      server.goesDown();

      assertThat(client.reads(), nullValue());
      server.awaits(connectionEnded(WENT_DOWN).onConnectionOf(request), SECONDS);
    }
  }

  @Test
  void the_end_of_the_script_releases_so_that_a_client_is_closed_at_once() {
    server.autoResponds(command("ping")).repliesOk();
    MongoClient client = Driver.connect(server);
    ping(client);
    server.network().hold();

    server.lifecycle().endScript();

    assertTimeoutPreemptively(SECONDS, client::close);
    server.waitUntil(() -> !received("endSessions").isEmpty(), SECONDS);
  }

  @Test
  void so_does_a_reset_for_the_next_test() throws Exception {
    server.network().hold();

    server.lifecycle().reset();

    try (var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");
      assertThat(client.readsBody().getDouble("ok").getValue(), is(1.0));
    }
  }

  @Test
  void a_held_server_is_closed_as_any_other() throws Exception {
    try (var waiting = new RawClient(server);
        var answered = new RawClient(server)) {
      answered.send(1, PING);
      Request request = server.receives(command("ping"), SECONDS);
      server.network().hold();
      waiting.send(1, PING);
      request.repliesOk();

      assertTimeoutPreemptively(SECONDS, server::close);

      assertThat(ServerThreads.of(server), empty());
      assertThat(waiting.isHungUpOn(), is(true));
      assertThat(answered.isHungUpOn(), is(true));
    }
  }

  @Test
  void a_client_that_leaves_meanwhile_leaves_no_connection() throws Exception {
    server.network().hold();
    try (var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");
      server.awaits(connectionOpened(), SECONDS);
    }

    server.network().release();

    server.awaits(connectionEnded().onConnection(1), SECONDS);
    assertThat(received(), hasSize(1));
    assertEquals(List.of(), ServerThreads.left(server, "connection"));
  }

  private Fact onRelease() {
    server.network().release();
    return changes().get(changes().size() - 1);
  }

  private List<NetworkChanged> changes() {
    return server.journal().facts().stream()
        .filter(NetworkChanged.class::isInstance)
        .map(NetworkChanged.class::cast)
        .toList();
  }

  private List<Received> received() {
    return server.journal().received();
  }

  private List<Received> received(String command) {
    return received().stream().filter(command(command)::matches).toList();
  }

  private static int n(RawClient client) throws Exception {
    return client.readsBody().getInt32("n").getValue();
  }

  private static boolean answers(MongoClient client) {
    try {
      return Driver.ping(client).getDouble("ok") == 1;
    } catch (MongoSocketReadTimeoutException notYet) {
      return false;
    }
  }

  private static boolean isConnected(MongoClient client) {
    return client.getClusterDescription().getServerDescriptions().stream()
        .anyMatch(each -> each.getState() == ServerConnectionState.CONNECTED);
  }
}
