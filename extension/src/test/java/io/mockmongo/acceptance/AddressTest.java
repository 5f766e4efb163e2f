package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.Topology;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ReplyTemplate;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server listens where it is told to, and says so in its handshake and connection string. */
class AddressTest {

  @ParameterizedTest
  @EnumSource
  void drivers_find_it_over_ipv6(Topology topology) {
    assumeIpv6();
    try (var server =
            MockMongoServer.builder().host("::1").profile(ServerProfile.of(topology)).start();
        MongoClient client = Driver.connect(server)) {
      server.autoResponds(command("ping")).replies(ReplyTemplate.of("{by: '${host}'}", Reply::of));

      assertThat(Driver.ping(client).getString("by"), is("[::1]"));

      assertThat(server.address(), matchesPattern("\\[::1]:[0-9]+"));
      assertThat(server.uri(), startsWith("mongodb://" + server.address() + "/"));
      server.verify(atLeast(1), hello().sentTo(server.address()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, localhost",
    "127.0.0.1, 127.0.0.1",
    "[::1], [::1]",
    "0.0.0.0, 127.0.0.1",
    "::, [::1]"
  })
  void it_tells_clients_a_host_that_they_find(String host, String told) {
    if (told.startsWith("[")) {
      assumeIpv6();
    }
    try (var server = MockMongoServer.builder().host(host).start();
        MongoClient client = Driver.connect(server)) {
      server.autoResponds(command("ping")).repliesOk();

      Driver.ping(client);

      assertThat(server.address(), startsWith(told + ":"));
      server.verify(once(), command("ping"));
    }
  }

  @Test
  void a_chosen_port() {
    for (int attempt = 1; ; attempt++) {
      int port = portThatWasFree();
      try (var server = MockMongoServer.builder().port(port).start()) {
        assertThat(server.address(), is("127.0.0.1:" + port));
        return;
      } catch (UncheckedIOException someOtherTestTookIt) {
        assertThat(someOtherTestTookIt.getMessage(), attempt < 10, is(true));
      }
    }
  }

  @Test
  void a_port_that_is_taken() {
    try (var first = MockMongoServer.start()) {
      int port = Integer.parseInt(first.address().substring("127.0.0.1:".length()));

      UncheckedIOException e =
          assertThrows(
              UncheckedIOException.class, () -> MockMongoServer.builder().port(port).start());

      assertThat(
          e.getMessage(),
          is(
              "127.0.0.1:%1$d could not be opened: Address already in use; end the program that uses the port, or remove port(%1$d) so that the operating system chooses one"
                  .formatted(port)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void a_port_that_there_is_not(int port) {
    var builder = MockMongoServer.builder();

    var e = assertThrows(IllegalArgumentException.class, () -> builder.port(port));

    assertThat(e.getMessage(), is("port(" + port + "): a port is from 0 to 65535"));
  }

  /** A name under a domain that is kept for what there is not. */
  @Test
  void a_host_that_there_is_not() {
    var builder = MockMongoServer.builder().host("nowhere.invalid");

    var e = assertThrows(UncheckedIOException.class, builder::start);

    assertThat(
        e.getMessage(),
        is(
            "host \"nowhere.invalid\" is unknown; give an address of this machine, such as"
                + " 127.0.0.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]"})
  void no_host(String host) {
    var builder = MockMongoServer.builder();

    var e = assertThrows(IllegalArgumentException.class, () -> builder.host(host));

    assertThat(
        e.getMessage(),
        is(
            "host(\""
                + host
                + "\"): the host is blank; give a name or an address of this machine, such as"
                + " 127.0.0.1"));
  }

  /** An address of a network that is kept for documentation. */
  @Test
  void a_host_that_is_another_machine() {
    var builder = MockMongoServer.builder().host("192.0.2.1");

    var e = assertThrows(UncheckedIOException.class, builder::start);

    assertThat(e.getMessage(), startsWith("no port of 192.0.2.1 could be opened: "));
  }

  @Test
  void an_answer_over_ipv6_has_the_port_as_a_number() {
    assumeIpv6();
    try (var server = MockMongoServer.builder().host("::1").start();
        MongoClient client = Driver.connect(server)) {
      server
          .autoResponds(command("where"))
          .replies(ReplyTemplate.of("{address: '${address}', port: ${port}}", Reply::of));

      Document reply = Driver.run(client, "where");

      assertThat(reply.getString("address"), is("[::1]:" + reply.getInteger("port")));
    }
  }

  private static int portThatWasFree() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assumeIpv6() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
      assumeTrue(socket.isBound());
    } catch (IOException e) {
      assumeTrue(false, "left out: no IPv6 here");
    }
  }
}
