package io.mockmongo.front;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes of clients, good and bad, and what the proxy does for them. */
@Timeout(30)
class SocksProxyTest {

  private static final String GREETING = "05 01 00";
  private static final String NO_AUTHENTICATION = "05 00";

  /** CONNECT to a:27017. */
  private static final String TO_A = "05 01 00 03 01 61 69 89";

  private static final String SUCCEEDED = "05 00 00 01 00 00 00 00 00 00";

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final BlockingQueue<String> problems = new LinkedBlockingQueue<>();
  private final BlockingQueue<Socket> taken = new LinkedBlockingQueue<>();
  private final SocksProxy proxy =
      SocksProxy.start(this::find, problems::add, Duration.ofSeconds(20));

  private volatile boolean listening = true;

  private final Backend backend =
      new Backend() {
        @Override
        public boolean isListening() {
          return listening;
        }

        @Override
        public boolean takeOver(Socket client) {
          return taken.add(client);
        }
      };

  private Optional<Backend> find(String address) {
    asked.add(address);
    return address.startsWith("c") ? Optional.empty() : Optional.of(backend);
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    for (Socket each : taken) {
      each.close();
    }
  }

  @Test
  void a_client_without_authentication() throws Exception {
    try (Client client = new Client(proxy)) {
      client.send(GREETING);
      assertThat(client.reads(2), is(NO_AUTHENTICATION));
      client.send(TO_A);
      assertThat(client.reads(10), is(SUCCEEDED));

      Socket server = taken.take();
      server.getOutputStream().write('!');

      assertThat(client.reads(1), is("21"));
      assertThat(server.getSoTimeout(), is(0));
      assertThat(asked, contains("a:27017"));
      assertThat(problems, is(empty()));
    }
  }

  @Test
  void a_client_that_insists_on_its_password() throws Exception {
    try (Client client = new Client(proxy)) {
      client.send("05 02 01 02");
      assertThat(client.reads(2), is("05 02"));
      client.send("01 03 6a 6f 65 04 73 61 6c 74"); // joe, salt
      assertThat(client.reads(2), is("01 00"));
      client.send(TO_A);
      assertThat(client.reads(10), is(SUCCEEDED));
    }
  }

  @Test
  void one_that_would_do_without_is_not_asked() throws Exception {
    try (Client client = new Client(proxy)) {
      client.send("05 02 02 00");

      assertThat(client.reads(2), is(NO_AUTHENTICATION));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "03 0f 64 62 31 2e 65 78 61 6d 70 6c 65 2e 63 6f 6d 69 8a, db1.example.com:27018",
    "01 7f 00 00 01 69 89, 127.0.0.1:27017",
    "04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 ff ff, [::1]:65535",
    "03 03 3a 3a 31 69 89, [::1]:27017"
  })
  void each_type_of_address(String address, String meant) throws Exception {
    try (Client client = new Client(proxy)) {
      client.send(GREETING + " 05 01 00 " + address);

      assertThat(client.reads(12), is(NO_AUTHENTICATION + " " + SUCCEEDED));
      assertThat(asked, contains(meant));
    }
  }

  @Test
  void what_comes_with_the_request_is_left_for_the_server() throws Exception {
    try (Client client = new Client(proxy)) {
      client.send(GREETING + TO_A + "68 65 6c 6c 6f");

      assertThat(client.reads(12), is(NO_AUTHENTICATION + " " + SUCCEEDED));
      byte[] first = taken.take().getInputStream().readNBytes(5);
      assertThat(new String(first, StandardCharsets.US_ASCII), is("hello"));
    }
  }

  @Test
  void bytes_that_come_one_by_one() throws Exception {
    try (Client client = new Client(proxy)) {
      for (String each : (GREETING + " " + TO_A).split(" ")) {
        client.send(each);
      }

      assertThat(client.reads(12), is(NO_AUTHENTICATION + " " + SUCCEEDED));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "01 63 69 89, true, 05 04 00 01 00 00 00 00 00 00",
    "01 61 69 89, false, 05 05 00 01 00 00 00 00 00 00"
  })
  void what_cannot_be_reached(String host, boolean isListening, String reply) throws Exception {
    listening = isListening;
    try (Client client = new Client(proxy)) {
      client.send(GREETING + " 05 01 00 03 " + host);

      assertThat(client.readsAll(), is(NO_AUTHENTICATION + " " + reply));
      assertThat(taken, is(empty()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "05 01 01 | 05 ff | it offers no authentication method that this proxy accepts: none (0), or user name and password (2)",
        "05 00 | 05 ff | it offers no authentication method that this proxy accepts: none (0), or user name and password (2)",
        "05 01 00 05 02 00 03 01 61 69 89 | 05 00 05 07 00 01 00 00 00 00 00 00 | it sends command 2, but only CONNECT (1) is served",
        "05 01 00 05 01 00 02 | 05 00 05 08 00 01 00 00 00 00 00 00 | it sends an address of type 2, but only IPv4 (1), domain names (3) and IPv6 (4) are known",
        "04 | '' | it does not speak SOCKS 5 (a message begins with 4)",
        "3a | '' | it does not speak SOCKS 5 (a message begins with 58)"
      })
  void what_is_no_handshake(String sent, String reply, String problem) throws Exception {
    try (Client client = new Client(proxy)) {
      client.send(sent);

      assertThat(client.readsAll(), is(reply));
      assertThat(
          problems.poll(10, TimeUnit.SECONDS),
          is(
              "a client of the SOCKS proxy at port "
                  + proxy.address().getPort()
                  + " is refused: "
                  + problem));
    }
  }

  @Test
  void half_a_greeting_keeps_nobody_else_waiting() throws Exception {
    List<Client> halves = new ArrayList<>();
    try {
      for (int i = 0; i < 50; i++) {
        Client half = new Client(proxy);
        halves.add(half);
        half.send("05");
      }

      a_client_without_authentication();
    } finally {
      for (Client half : halves) {
        half.close();
      }
    }
  }

  @Test
  void half_a_greeting_ends_with_the_proxy() throws Exception {
    try (Client half = new Client(proxy);
        Client other = new Client(proxy)) {
      half.send("05 01");
      other.send(GREETING);
      other.reads(2);

      proxy.close();

      assertThat(half.readsAll(), is(""));
      assertThat(problems, is(empty()));
    }
  }

  @ParameterizedTest
  @CsvSource({"05", "05 01 00 05 01 00 03 09 61"})
  void a_handshake_has_its_time(String half) throws Exception {
    SocksProxy strict = SocksProxy.start(this::find, problems::add, Duration.ofMillis(50));
    try (Client client = new Client(strict)) {
      client.send(half);

      client.readsAll();

      assertThat(
          problems.poll(10, TimeUnit.SECONDS),
          is(
              "a client of the SOCKS proxy at port "
                  + strict.address().getPort()
                  + " is refused: it did not finish its handshake within 50 ms"));
    } finally {
      strict.close();
    }
  }

  @Test
  void a_client_that_leaves_halfway_is_no_problem() throws Exception {
    try (Client client = new Client(proxy)) {
      client.send("05 01");
      client.socket.shutdownOutput();

      assertThat(client.readsAll(), is(""));
      assertThat(problems, is(empty()));
    }
  }

  /** A client that sends hexadecimal bytes. */
  private record Client(Socket socket) implements AutoCloseable {

    Client(SocksProxy proxy) throws IOException {
      this(new Socket(proxy.address().getAddress(), proxy.address().getPort()));
      socket.setSoTimeout(10_000);
      socket.setTcpNoDelay(true);
    }

    void send(String hex) throws IOException {
      socket.getOutputStream().write(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    String reads(int count) throws IOException {
      return HexFormat.ofDelimiter(" ").formatHex(socket.getInputStream().readNBytes(count));
    }

    String readsAll() throws IOException {
      return HexFormat.ofDelimiter(" ").formatHex(socket.getInputStream().readAllBytes());
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
