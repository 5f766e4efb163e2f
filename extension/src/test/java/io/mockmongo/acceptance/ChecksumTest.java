package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.mockmongo.message.Compressor;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpMsg;
import io.mockmongo.reply.Reply;
import io.mockmongo.wire.Compression;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.MessageDecoder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ChecksumTest {

  /** {ping: 1, $db: 'a'} with a checksum: the CRC-32C of the 51 - 4 bytes before it. */
  private static final Frame PING =
      Frame.of(
          hex(
              "33000000 07000000 00000000 dd070000 01000000 00",
              "1a000000 1070696e670001000000 022464620002000000610000",
              "5da6da8b"));

  /** {ok: 1.0} in answer to 7, the first reply of a connection. */
  private static final byte[] OK =
      hex(
          "2a000000 01000000 07000000 dd070000 01000000 00",
          "11000000 016f6b00000000000000f03f00",
          "41f45437");

  private static byte[] hex(String... fields) {
    return HexFormat.of().parseHex(String.join("", fields).replace(" ", ""));
  }

  @Test
  void a_request_with_a_checksum_gets_a_reply_with_one() throws Exception {
    try (var server = Standalone.start();
        var client = new RawClient(server)) {
      server.autoResponds(command("ping")).repliesOk();

      client.send(PING.bytes());

      assertThat(client.readsFrame().bytes(), is(OK));
      server.verify(once(), command("ping").withChecksum());
      assertThat(server.journal().sent(), hasItem(reply().withChecksum()));
    }
  }

  /** It is the same one, made before compression. */
  @Test
  void a_compressed_request_with_a_checksum_gets_a_reply_with_one() throws Exception {
    try (var server = Standalone.start();
        var client = new RawClient(server)) {
      server.autoResponds(command("ping")).repliesOk();

      client.send(Compression.compress(PING, Compressor.NOOP).bytes());

      assertThat(
          client.readsFrame().bytes(),
          is(
              hex(
                  "33000000 01000000 07000000 dc070000 dd070000 1a000000 00",
                  HexFormat.of().formatHex(OK, 16, OK.length))));
    }
  }

  @Test
  void a_request_without_a_checksum_gets_a_reply_without() throws Exception {
    try (var server = Standalone.start();
        var client = new RawClient(server)) {
      server.autoResponds(command("ping")).repliesOk();

      client.send(7, "{ping: 1, $db: 'admin'}");

      OpMsg reply = (OpMsg) client.reads();
      assertThat(reply.has(MsgFlag.CHECKSUM_PRESENT), is(false));
    }
  }

  @Test
  void a_reply_may_ask_for_a_checksum() throws Exception {
    try (var server = Standalone.start();
        var client = new RawClient(server)) {
      server.autoResponds(command("ping")).replies(Reply.ok().withChecksum());

      client.send(7, "{ping: 1, $db: 'admin'}");

      assertThat(client.readsFrame().bytes(), is(OK));
    }
  }

  @Test
  void a_long_reply_has_the_right_checksum_too() throws Exception {
    try (var server = Standalone.start();
        var client = new RawClient(server)) {
      server
          .autoResponds(command("ping"))
          .replies(Reply.of("{x: '" + "x".repeat(1_000_000) + "'}").withChecksum());

      client.send(7, "{ping: 1, $db: 'admin'}");

      OpMsg reply = (OpMsg) MessageDecoder.decode(client.readsFrame());
      assertThat(reply.checksum().isPresent(), is(true));
    }
  }

  @Test
  void the_driver_takes_it() {
    try (var server = Standalone.start();
        var client = Driver.connect(server)) {
      server.autoResponds(command("ping")).replies(Reply.of("{n: 7}").withChecksum());

      assertThat(ping(client).getInteger("n"), is(7));
    }
  }
}
