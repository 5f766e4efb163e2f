package io.mockmongo.server;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpMsg;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.script.Delivery;
import io.mockmongo.script.Timeouts;
import io.mockmongo.socket.Endpoint;
import io.mockmongo.wire.MessageEncoder;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A person at a breakpoint needs more time than a program. */
class DebuggerDetectorTest {

  private static final Duration TIMEOUT = Duration.ofMillis(50);

  @Test
  void while_one_is_attached_requests_stay_parked() throws IOException {
    try (var server = start(true);
        var client = ping(server)) {
      server.verify(once().within(Duration.ofSeconds(10)), command("ping"));
      server.verify(never().within(TIMEOUT.multipliedBy(8)), command("nothing"));

      assertThat(server.receives(command("ping")).repliesOk(), is(Delivery.DELIVERED));
      server.assertSatisfied();
    }
  }

  @Test
  void without_one_they_are_refused_after_the_timeout() throws IOException {
    try (var server = start(false);
        var client = ping(server)) {
      assertThat(client.getInputStream().read() >= 0, is(true)); // the refusal
    }
  }

  private static MockMongoServer start(boolean debugged) {
    CurrentConversation conversation = new CurrentConversation(1_000_000, TIMEOUT);
    ServerSettings settings =
        new ServerSettings(
            new ServerSettings.Place(
                () -> Endpoint.tcp(Endpoint.LOOPBACK, Endpoint.ANY_PORT), null),
            ServerProfile.standalone(),
            any -> true,
            false,
            DefaultAnswers.DECLARED,
            new ServerSettings.TestHalf(Timeouts.all(TIMEOUT), false, false, null, () -> debugged),
            conversation.shared());
    return new MockMongoServer(settings, conversation);
  }

  private static Socket ping(MockMongoServer server) throws IOException {
    String[] address = server.address().split(":");
    Socket socket = new Socket(address[0], Integer.parseInt(address[1]));
    socket.setSoTimeout(10_000);
    OpMsg ping = OpMsg.of(1, 0, ExtendedJson.parse("{ping: 1, $db: 'admin'}"));
    socket.getOutputStream().write(MessageEncoder.encode(ping).bytes());
    return socket;
  }
}
