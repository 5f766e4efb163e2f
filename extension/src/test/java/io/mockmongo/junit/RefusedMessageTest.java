package io.mockmongo.junit;

import static io.mockmongo.journal.ConnectionEnded.Ending.MALFORMED;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A message that the server refuses fails the test, unless the test says that it is expected. */
class RefusedMessageTest {

  /** Sends a header that declares no length, and waits for the server to close the connection. */
  private static void sendZeros(MockMongoServer server) throws IOException {
    String address = server.address();
    int colon = address.lastIndexOf(':');
    try (Socket socket =
        new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)))) {
      socket.getOutputStream().write(new byte[16]);
      assertThat(socket.getInputStream().read(), is(-1));
    }
  }

  @MockMongo
  static class RefusedCase {
    @Test
    void sends(MockMongoServer server) throws IOException {
      sendZeros(server);
    }
  }

  @Test
  void a_refused_message_fails_the_test_with_the_reason() {
    assertThat(
        Run.of(RefusedCase.class).failure().getMessage(),
        containsString("closed: messageLength 0 is less than the header size 16 at offset 0"));
  }

  @MockMongo
  static class AwaitedCase {
    @Test
    void sends(MockMongoServer server) throws IOException {
      sendZeros(server);
      server.awaits(connectionEnded(MALFORMED));
    }
  }

  @Test
  void one_whose_end_is_awaited_does_not() {
    Run.of(AwaitedCase.class).passes(1);
  }

  @MockMongo(malformed = Strictness.IGNORE)
  static class IgnoredCase {
    @Test
    void sends(MockMongoServer server) throws IOException {
      sendZeros(server);
    }
  }

  @Test
  void the_annotation_can_ignore_all() {
    Run.of(IgnoredCase.class).passes(1);
  }

  static class RegisteredCase {
    @RegisterExtension
    final MockMongoExtension mongo =
        MockMongoExtension.builder().malformed(Strictness.IGNORE).build();

    @Test
    void sends(MockMongoServer server) throws IOException {
      sendZeros(server);
    }
  }

  @Test
  void so_can_the_extension() {
    Run.of(RegisteredCase.class).passes(1);
  }
}
