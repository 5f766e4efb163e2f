package io.mockmongo.acceptance;

import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.tls.Tls;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection over TLS ends as that of a process that ends in order, and never waits. */
class TlsEndTest {

  private static final Reply HUGE = Reply.of("{text: '" + "x".repeat(20_000_000) + "'}");

  private final Tls tls = Tls.selfMade();
  private final MockMongoServer server =
      MockMongoServer.builder().tls(tls).timeout(Duration.ofSeconds(30)).start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_hang_up_takes_leave_first() throws Exception {
    try (var client = new SecureClient(server, tls)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      server.receives(command("ping")).hangsUp();

      assertThat(client.reads(), nullValue());
      assertThat(client.lastRecord(), is(SecureClient.ALERT));
      assertThat(client.isAtItsEnd(), is(true));
    }
  }

  @Test
  void one_after_a_long_conversation_does_so_too() throws Exception {
    server.autoResponds(command("find")).replies("{text: '" + "x".repeat(100_000) + "'}");
    try (var client = new SecureClient(server, tls)) {
      client.send(1, "{find: 'orders', $db: 'shop'}");
      client.reads();
      client.send(2, "{ping: 1, $db: 'admin'}");
      server.receives(command("ping")).hangsUp();

      assertThat(client.reads(), nullValue());
      assertThat(client.lastRecord(), is(SecureClient.ALERT));
    }
  }

  @Test
  void half_an_end_takes_leave_too_and_reads_on() throws Exception {
    try (var client = new SecureClient(server, tls)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      server.receives(command("ping")).replies(Reply.halfClose());

      assertThat(client.reads(), nullValue());
      assertThat(client.lastRecord(), is(SecureClient.ALERT));
    }
    server.awaits(connectionEnded(Ending.CLIENT_CLOSED));
  }

  @Test
  void a_reset_takes_no_leave() throws Exception {
    try (var client = new SecureClient(server, tls)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      server.receives(command("ping")).replies(Reply.reset());

      assertThrows(IOException.class, client::reads);
      assertThat(client.lastRecord(), is(not(SecureClient.ALERT)));
    }
  }

  @Test
  void the_servers_own_end_takes_leave_first() throws Exception {
    server.autoResponds(command("ping")).repliesOk();
    try (var client = new SecureClient(server, tls)) {
      exchangePing(client);

      server.close();

      assertThat(client.reads(), nullValue());
      assertThat(client.lastRecord(), is(SecureClient.ALERT));
    }
  }

  @Test
  void a_server_that_comes_back_speaks_it_again() throws Exception {
    server.autoResponds(command("ping")).repliesOk();
    try (var client = new SecureClient(server, tls)) {
      exchangePing(client);

      server.goesDown();

      assertThat(client.reads(), nullValue());
      assertThat(client.lastRecord(), is(SecureClient.ALERT));
    }
    server.comesBack();
    try (var client = new SecureClient(server, tls)) {
      client.send(1, "{ping: 1, $db: 'admin'}");

      assertThat(client.reads().responseTo(), is(1));
    }
  }

  @Test
  void a_client_that_takes_leave_has_closed_and_leave_is_taken_of_it() throws Exception {
    try (var client = new SecureClient(server, tls)) {
      client.sendsCloseNotify();

      server.awaits(connectionEnded(Ending.CLIENT_CLOSED));
      assertThat(client.reads(), nullValue());
      assertThat(client.lastRecord(), is(SecureClient.ALERT));
    }
  }

  @Test
  void so_has_one_that_takes_none() throws Exception {
    new SecureClient(server, tls).close();

    server.awaits(connectionEnded(Ending.CLIENT_CLOSED));
  }

  @Test
  void a_client_whose_records_are_broken_is_told_so_and_is_not_gone() throws Exception {
    server.autoResponds(command("ping")).repliesOk();
    try (var client = new SecureClient(server, tls)) {
      exchangePing(client);
      byte[] record = new byte[5 + 64];
      System.arraycopy(new byte[] {0x17, 3, 3, 0, 64}, 0, record, 0, 5);

      client.sendBeneath(record);

      SSLException thrown = assertThrows(SSLException.class, client::reads);
      assertThat(thrown.getMessage(), containsString("Received fatal alert: bad_record_mac"));
      server.awaits(connectionEnded(Ending.TLS_FAILED));
    }
  }

  @Test
  void a_client_that_does_not_read_is_given_up() throws Exception {
    try (var impatient = MockMongoServer.builder().tls(tls).timeout(Duration.ofSeconds(1)).start();
        var stalled = new SecureClient(impatient, tls)) {
      impatient.autoResponds(command("find")).replies(HUGE);
      stalled.send(1, "{find: 'orders', $db: 'shop'}");

      impatient.awaits(connectionEnded(Ending.CLIENT_STALLED), Duration.ofSeconds(30));
    }
  }

  @Test
  void clients_that_say_nothing_hold_nobody_up() throws Exception {
    try (var silent = new Socket(host(), port());
        var client = new SecureClient(server, tls)) {
      server.autoResponds(command("ping")).repliesOk();
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.reads();

      server.close();

      assertThat(silent.getInputStream().read(), is(-1));
    }
  }

  @Test
  void clients_that_stop_in_the_middle_of_the_handshake_hold_nobody_up() throws Exception {
    try (var silent = new Socket(host(), port())) {
      byte[] first = {0x16, 3, 1, 2, 0, 1, 0, 1, 0x7c, 3, 3, 0, 0, 0, 0, 0, 0};
      silent.getOutputStream().write(first);
      try (var client = new SecureClient(server, tls)) {
        server.close();

        assertThat(client.reads(), nullValue());
      }
    }
  }

  /** After which the server too has shaken hands, and can take leave. */
  private static void exchangePing(SecureClient client) throws Exception {
    client.send(1, "{ping: 1, $db: 'admin'}");
    client.reads();
  }

  private String host() {
    return server.address().substring(0, server.address().lastIndexOf(':'));
  }

  private int port() {
    return Integer.parseInt(server.address().substring(server.address().lastIndexOf(':') + 1));
  }
}
