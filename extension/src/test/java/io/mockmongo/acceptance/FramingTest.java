package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the network cuts the bytes, the messages are the same. */
class FramingTest {

  private final MockMongoServer server = MockMongoServer.start();

  @BeforeEach
  void declare() {
    server
        .autoResponds(command("echo"))
        .replies(
            request ->
                Reply.of(
                    "{size: "
                        + request.command().get("text").asString().getValue().length()
                        + "}"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_frame_split_at_every_byte() throws Exception {
    byte[] frame = RawClient.frame(1, "{echo: 1, text: 'abc', $db: 'x'}").bytes();
    try (var client = new RawClient(server)) {
      for (byte each : frame) {
        client.send(each);
      }

      assertThat(client.readsBody().getInt32("size").getValue(), is(3));
    }
  }

  @Test
  void two_frames_in_one_segment() throws Exception {
    var both = new ByteArrayOutputStream();
    both.write(RawClient.frame(1, "{echo: 1, text: 'a', $db: 'x'}").bytes());
    both.write(RawClient.frame(2, "{echo: 1, text: 'ab', $db: 'x'}").bytes());
    try (var client = new RawClient(server)) {
      client.send(both.toByteArray());

      assertThat(client.readsBody().getInt32("size").getValue(), is(1));
      assertThat(client.readsBody().getInt32("size").getValue(), is(2));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8191, 8192, 8193, 16384, 65535, 65536, 65537, 3_000_000})
  void a_frame_of_any_length(int length) throws Exception {
    int overhead = RawClient.frame(1, "{echo: 1, text: '', $db: 'x'}").length();
    int text = length - overhead;
    try (var client = new RawClient(server)) {
      client.send(1, "{echo: 1, text: '" + "x".repeat(text) + "', $db: 'x'}");
      client.send(2, "{echo: 1, text: 'ab', $db: 'x'}");

      assertThat(client.readsBody().getInt32("size").getValue(), is(text));
      assertThat(client.readsBody().getInt32("size").getValue(), is(2));
    }
  }
}
