package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** After a test nothing of its server is left. */
@Isolated("a test beside these could be given a port that they left")
class ClosingTest {

  private static final int LONG_MILLIS = 10_000;

  /** What a test leaves behind for the one that looks at it afterwards. */
  record Left(String address, Socket socket, MongoClient client) {

    static Left of(MockMongoServer server, MongoClient client) throws IOException {
      ping(client);
      return new Left(server.address(), connect(server.address()), client);
    }

    void isAllClosed() throws IOException {
      assertThat(isClosed(), is(true));
      assertThrows(ConnectException.class, () -> connect(address).close());
      assertThat(threads(), empty());
      assertThrows(IllegalStateException.class, () -> ping(client));
    }

    private boolean isClosed() throws IOException {
      try (socket) {
        socket.setSoTimeout(LONG_MILLIS); // a read can't be interrupted
        return socket.getInputStream().read() == -1;
      } catch (SocketException resetSinceNeverAccepted) {
        return true;
      }
    }

    private List<String> threads() {
      return Thread.getAllStackTraces().keySet().stream()
          .map(Thread::getName)
          .filter(name -> name.startsWith("mockmongo " + address + " "))
          .toList();
    }

    private static Socket connect(String address) throws IOException {
      int colon = address.lastIndexOf(':');
      return new Socket(
          InetAddress.getByName(address.substring(0, colon)),
          Integer.parseInt(address.substring(colon + 1)));
    }
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class PassingCase {
    static Left left;

    @Test
    void passing(MockMongoServer server, MongoClient client) throws IOException {
      left = Left.of(server, client);
      assertThat(left.threads().isEmpty(), is(false));
    }
  }

  @Test
  void port_connections_threads_and_client_are_closed_after_a_test() throws IOException {
    Run.of(PassingCase.class).passes(1);

    PassingCase.left.isAllClosed();
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class FailingCase {
    static Left left;

    @Test
    void failing(MockMongoServer server, MongoClient client) throws IOException {
      left = Left.of(server, client);
      throw new IllegalStateException("on purpose");
    }
  }

  @Test
  void they_are_closed_after_a_test_that_failed() throws IOException {
    assertThat(Run.of(FailingCase.class).failure().getMessage(), is("on purpose"));

    FailingCase.left.isAllClosed();
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class UnmatchedCase {
    static Left left;

    @Test
    void unmatched(MockMongoServer server, MongoClient client) throws IOException {
      left = Left.of(server, client);
      assertThrows(RuntimeException.class, () -> Driver.run(client, "nobody"));
    }
  }

  @Test
  void they_are_closed_after_a_test_that_the_extension_failed() throws IOException {
    assertThat(Run.of(UnmatchedCase.class).failure() instanceof AssertionError, is(true));

    UnmatchedCase.left.isAllClosed();
  }

  @MockMongo
  static class NeedsNoServerCase {
    @Test
    void needs_none() {}
  }

  @Test
  void a_test_that_needs_no_server_has_none_to_finish() {
    Run.of(NeedsNoServerCase.class).passes(1);
  }
}
