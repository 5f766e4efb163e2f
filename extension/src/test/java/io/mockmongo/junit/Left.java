package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.client.MongoClient;
import io.mockmongo.LiveThreads;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.function.Predicate;

/** What a test leaves behind for the one that looks at it afterwards. */
record Left(MockMongoServer server, Socket socket, MongoClient client) {

  private static final int LONG_MILLIS = 10_000;

  /** Puts a server and its client to use; it must answer a ping. */
  static Left of(MockMongoServer server, MongoClient client) throws IOException {
    ping(client);
    return new Left(server, connect(server.address()), client);
  }

  /** Checks that nothing is left but the port, which others may have been given by now. */
  void isAllClosed() throws Exception {
    assertThat(isSocketClosed(), is(true));
    assertThat(threadsOf(server), empty());
    assertThrows(IllegalStateException.class, () -> ping(client));
    for (Thread thread : threads(this::isOfClient)) {
      thread.join(LONG_MILLIS); // a client tells them to end, and does not wait for it
      assertThat(thread.getName(), thread.isAlive(), is(false));
    }
  }

  /** Returns what a server's threads do that are alive. */
  static List<String> threadsOf(MockMongoServer server) {
    return LiveThreads.of("mockmongo " + server.address() + " ");
  }

  private boolean isSocketClosed() throws IOException {
    try (socket) {
      socket.setSoTimeout(LONG_MILLIS); // a read can't be interrupted
      return socket.getInputStream().read() == -1;
    } catch (SocketException resetSinceNeverAccepted) {
      return true;
    }
  }

  private boolean isOfClient(Thread thread) {
    return thread.getName().startsWith("cluster-")
        && thread.getName().endsWith("-" + server.address());
  }

  private static List<Thread> threads(Predicate<Thread> which) {
    return Thread.getAllStackTraces().keySet().stream().filter(which).toList();
  }

  static Socket connect(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    return new Socket(
        InetAddress.getByName(address.substring(0, colon)),
        Integer.parseInt(address.substring(colon + 1)));
  }
}
