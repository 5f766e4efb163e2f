package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.journal.ConnectionEnded.Ending.REFUSED;
import static io.mockmongo.journal.ConnectionEnded.Ending.WENT_DOWN;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.mockmongo.script.Call;
import io.mockmongo.script.Delivery;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server goes down, stays away for a time, and comes back; or refuses who comes. */
class GoingDownTest {

  private static final Duration SECONDS = Duration.ofSeconds(10);
  private static final String PING = "{ping: 1, $db: 'admin'}";

  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofMinutes(2)).start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void connections_are_refused_while_it_is_down() throws Exception {
    server.goesDown();

    assertThrows(ConnectException.class, () -> new RawClient(server));

    server.comesBack();
    assertServes();
  }

  @Test
  void those_that_were_open_end() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, PING);
      Request request = server.receives(command("ping"));

      server.goesDown();

      assertThat(client.reads(), nullValue());
      server.awaits(connectionEnded(WENT_DOWN).onConnectionOf(request));
      assertThat(request.repliesOk(), is(Delivery.CLIENT_GONE));
      assertThat(server.journal().sent(), empty());
    }
  }

  @Test
  void its_port_is_kept() {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port(server));
    server.goesDown();

    assertTaken(address, other -> other.setReuseAddress(false));
    assertTaken(address, other -> other.setReuseAddress(true));
  }

  @Test
  void its_port_is_shared_with_nobody_while_it_runs() {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port(server));

    assertTaken(address, other -> other.setReuseAddress(true));
    assertTaken(
        address,
        other -> {
          assumeTrue(other.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT));
          other.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        });
  }

  /** An option of a socket. */
  private interface Option {
    void set(ServerSocket socket) throws IOException;
  }

  private static void assertTaken(InetSocketAddress address, Option option) {
    assertThrows(
        BindException.class,
        () -> {
          try (ServerSocket other = new ServerSocket()) {
            option.set(other);
            other.bind(address);
          }
        });
  }

  /** A program holds copies of all that its parent has open, until it begins to run. */
  @Test
  void its_port_is_waited_for_while_programs_are_being_started() throws Exception {
    String address = server.address();
    AtomicBoolean over = new AtomicBoolean();
    Call<Void> starting =
        server.runs(
            () -> {
              while (!over.get()) {
                new ProcessBuilder("true").start().waitFor();
              }
            });
    for (int i = 0; i < 50; i++) {
      server.goesDown();
      assertThrows(ConnectException.class, () -> new RawClient(server));
      server.comesBack();
    }
    over.set(true);
    starting.result();

    assertThat(server.address(), is(address));
  }

  @Test
  void it_comes_back_at_the_same_address_as_often_as_you_like() throws Exception {
    String address = server.address();
    for (int i = 0; i < 50; i++) {
      try (var client = new RawClient(server)) {
        server.goesDown();
        assertThrows(ConnectException.class, () -> new RawClient(server));
        assertThat(client.isHungUpOn(), is(true));
        server.comesBack();
        assertEquals(address, server.address());
      }
      assertServes();
    }
  }

  @Test
  void what_was_declared_stays_declared() throws Exception {
    server.autoResponds(command("ping")).replies("{n: 7}");

    server.goesDown();
    server.comesBack();

    try (var client = new RawClient(server)) {
      client.send(1, PING);
      assertThat(client.readsBody().getInt32("n").getValue(), is(7));
    }
  }

  @Test
  void going_down_twice_is_going_down_once_and_so_is_coming_back() throws Exception {
    server.comesBack();
    server.goesDown();
    server.goesDown();
    server.comesBack();
    server.comesBack();

    assertServes();
  }

  @Test
  void one_that_is_closed_while_down_leaves_its_port() throws Exception {
    server.goesDown();

    server.close();

    assertThat(ServerThreads.of(server), empty());
    try (ServerSocket next = new ServerSocket()) {
      next.setReuseAddress(false);
      next.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(server)));
    } catch (BindException taken) {
      new RawClient(server).close(); // by somebody else, who listens there
    }
  }

  @Test
  void one_that_was_closed_does_not_come_back() {
    server.close();
    server.goesDown();

    IllegalStateException thrown = assertThrows(IllegalStateException.class, server::comesBack);

    assertEquals(
        "comesBack(): the server at " + server.address() + " is closed for good; start another one",
        thrown.getMessage());
  }

  @Test
  void the_end_of_the_script_brings_it_back() throws Exception {
    server.goesDown();
    server.refusesConnections();

    server.lifecycle().endScript();

    assertServes();
  }

  @Test
  void so_does_a_reset_for_the_next_test() throws Exception {
    server.goesDown();

    server.lifecycle().reset();

    assertServes();
  }

  @Test
  void the_end_of_the_script_does_not_open_what_is_closed() {
    server.close();

    server.lifecycle().endScript();

    assertThrows(IllegalStateException.class, server::comesBack);
  }

  @Test
  void the_driver_finds_it_again() {
    try (var client = Driver.connect(server, "heartbeatFrequencyMS=500")) {
      server.autoResponds(command("ping")).repliesOk();
      ping(client);
      var count = server.go(() -> Driver.orders(client).estimatedDocumentCount());
      server.receives(command("count"), SECONDS); // and answers nothing

      server.goesDown();
      // its own retry finds nobody, until the server is back
      server.comesBack();

      server.receives(command("count"), SECONDS).replies("{n: 3}");
      assertEquals(3L, count.result());
      ping(client);
    }
  }

  @Test
  void what_was_under_way_fails_and_works_when_the_server_is_back() {
    try (var client = Driver.connect(server, "retryReads=false")) {
      var lost = server.go(() -> Driver.orders(client).estimatedDocumentCount());
      server.receives(command("count"), SECONDS);

      server.goesDown();

      lost.failsWith(MongoSocketException.class);
      server.comesBack();
      var found = server.go(() -> Driver.orders(client).estimatedDocumentCount());
      server.receives(command("count"), SECONDS).replies("{n: 3}");
      assertEquals(3L, found.result());
      server.assertSatisfied();
    }
  }

  @Test
  void the_driver_gives_up_while_it_is_down() {
    server.goesDown();
    try (var client = Driver.impatient(server)) {
      assertThrows(MongoTimeoutException.class, () -> ping(client));
    }
  }

  @Test
  void who_comes_is_refused_and_who_is_there_stays() throws Exception {
    try (var old = new RawClient(server)) {
      assertAnswered(old);
      server.refusesConnections();
      server.refusesConnections();

      try (var refused = new RawClient(server)) {
        assertThat(refused.reads(), nullValue());
        server.awaits(connectionEnded(REFUSED).onConnection(2), SECONDS);
      }
      assertAnswered(old);
      server.acceptsConnections();
      server.acceptsConnections();
      assertServes();
    }
  }

  @Test
  void the_driver_gives_up_while_it_is_refused() {
    server.refusesConnections();
    try (var client = Driver.impatient(server)) {
      assertThrows(MongoTimeoutException.class, () -> ping(client));

      server.acceptsConnections();
      server.autoResponds(command("ping")).repliesOk();
    }
    try (var client = Driver.connect(server)) {
      ping(client);
    }
  }

  private void assertServes() throws Exception {
    try (var client = new RawClient(server)) {
      assertAnswered(client);
    }
  }

  private void assertAnswered(RawClient client) throws Exception {
    client.send(1, "{hello: 1, $db: 'admin'}");
    assertThat(client.readsBody().getDouble("ok").getValue(), is(1.0));
  }

  private static int port(MockMongoServer server) {
    return Integer.parseInt(server.address().substring(server.address().lastIndexOf(':') + 1));
  }
}
