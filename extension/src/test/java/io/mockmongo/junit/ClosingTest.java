package io.mockmongo.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.socket.FreedPort;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** After a test nothing of its server is left. */
@Isolated("a test beside these could be given a port that they left")
class ClosingTest {

  @MockMongo
  @AutoRespond(command = "ping")
  static class PassingCase {
    static Left left;

    @Test
    void passing(MockMongoServer server, MongoClient client) throws IOException {
      left = Left.of(server, client);
      assertThat(Left.threadsOf(server).isEmpty(), is(false));
    }
  }

  @Test
  void port_connections_threads_and_client_are_closed_after_a_test() throws Exception {
    Run.of(PassingCase.class).passes(1);

    isAllClosed(PassingCase.left);
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
  void they_are_closed_after_a_test_that_failed() throws Exception {
    assertThat(Run.of(FailingCase.class).failure().getMessage(), is("on purpose"));

    isAllClosed(FailingCase.left);
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
  void they_are_closed_after_a_test_that_the_extension_failed() throws Exception {
    assertThat(Run.of(UnmatchedCase.class).failure() instanceof AssertionError, is(true));

    isAllClosed(UnmatchedCase.left);
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

  private static void isAllClosed(Left left) throws Exception {
    left.isAllClosed();
    assertThat(FreedPort.refuses(left.server().address()), is(true));
  }
}
