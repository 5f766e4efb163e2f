package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.script.Finding;
import io.mockmongo.server.MockMongoServer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that are no message end their own connection, and are a finding of the test. */
class MalformedTest {

  private static final String PING_BODY = "0f0000001070696e67000100000000";

  static Stream<Arguments> malformed() {
    return Stream.of(
        arguments(
            "length too small",
            "0f000000 01000000 00000000 dd070000",
            "messageLength 15 is less than the header size 16 at offset 0"),
        arguments(
            "length negative",
            "ffffffff 01000000 00000000 dd070000",
            "messageLength -1 is less than the header size 16 at offset 0"),
        arguments(
            "length over the maximum",
            "016cdc02 01000000 00000000 dd070000",
            "messageLength 48000001 exceeds the maximum 48000000 at offset 0"),
        arguments(
            "cut frame",
            "24000000 01000000 00000000 dd070000 00000000",
            "the stream ended after 20 of 36 bytes at offset 20"),
        arguments(
            "unknown opcode",
            "10000000 01000000 00000000 4d000000",
            "unknown opcode 77 at offset 12"),
        arguments(
            "compressed: nested",
            "1a000000 01000000 00000000 dc070000 dc070000 01000000 00 00",
            "an OP_COMPRESSED must not contain an OP_COMPRESSED at offset 16"),
        arguments(
            "compressed: unknown compressor",
            "1a000000 01000000 00000000 dc070000 dd070000 01000000 09 00",
            "unknown compressor 9 at offset 24"),
        arguments(
            "compressed: unknown original opcode",
            "1a000000 01000000 00000000 dc070000 4d000000 01000000 00 00",
            "unknown originalOpcode 77 at offset 16"),
        arguments(
            "compressed: negative size",
            "1a000000 01000000 00000000 dc070000 dd070000 ffffffff 02 00",
            "uncompressedSize -1 is out of range, expected 0 to 47999984 at offset 20"),
        arguments(
            "compressed: size over the maximum",
            "1a000000 01000000 00000000 dc070000 dd070000 f16bdc02 02 00",
            "uncompressedSize 47999985 is out of range, expected 0 to 47999984 at offset 20"),
        arguments(
            "compressed: a size that lies",
            "1a000000 01000000 00000000 dc070000 dd070000 f06bdc02 00 00",
            "uncompressedSize is 47999984, but the data holds 1 bytes at offset 20"),
        arguments(
            "compressed: a broken stream",
            "1b000000 01000000 00000000 dc070000 dd070000 14000000 02 ffff",
            "invalid zlib data: incorrect header check at offset 25"),
        arguments(
            "compressed: no body",
            "1d000000 01000000 00000000 dc070000 dd070000 04000000 00 00000000",
            "uncompressed message: no body (kind 0 section) at offset 20"),
        arguments(
            "a wrong checksum",
            "28000000 07000000 00000000 dd070000 01000000 00" + PING_BODY + "18727cf4",
            "expected checksum 0xf47c7217, but was 0xf47c7218 at offset 36"),
        arguments(
            "a reply from a client",
            "33000000 01000000 00000000 01000000 00000000 0000000000000000 00000000 01000000"
                + PING_BODY,
            "clients cannot send an OP_REPLY at offset 12"),
        arguments(
            "unknown required flag",
            "24000000 01000000 00000000 dd070000 04000000 00" + PING_BODY,
            "unknown required flag bits 0x4 at offset 16"),
        arguments(
            "no body",
            "14000000 01000000 00000000 dd070000 00000000",
            "no body (kind 0 section) at offset 20"),
        arguments(
            "two bodies",
            "34000000 01000000 00000000 dd070000 00000000 00" + PING_BODY + "00" + PING_BODY,
            "a second body (kind 0 section) at offset 36"),
        arguments(
            "bad BSON in the body",
            "24000000 01000000 00000000 dd070000 00000000 00 0f0000007770696e67000100000000",
            "body: unknown element type 0x77 at offset 25"),
        arguments(
            "bad BSON at depth",
            "2e000000 01000000 00000000 dd070000 00000000 00"
                + "19000000 03 6100 11000000 03 6200 09000000 08 6300 02 00 00 00",
            "body: boolean 2 at offset 42, expected 0 or 1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void ends_one_connection_with_offset_and_reason(String name, String hex, String reason)
      throws Exception {
    Facts facts = new Facts();
    try (var server = MockMongoServer.builder().listener(facts).start();
        var client = Driver.connect(server, "retryReads=false");
        var hostile = new RawClient(server)) {
      server.autoResponds(command("ping")).repliesOk();
      ping(client);

      hostile.send(HexFormat.of().parseHex(hex.replace(" ", "")));
      hostile.shutdownOutput();

      assertThat(hostile.reads(), nullValue());
      ConnectionEnded ended = facts.next(ConnectionEnded.class);
      assertThat(ended.reason(), is(reason));
      assertThat(ended.ending(), is(Ending.MALFORMED));
      ping(client);
      List<Finding> findings = server.lifecycle().findings();
      boolean whole = !reason.startsWith("the stream ended");
      assertThat(
          findings.stream().map(Finding::text).toList(),
          is(whole ? List.of(text(ended)) : List.of()));
    }
  }

  private static String text(ConnectionEnded ended) {
    return "a message was refused, and "
        + ended.connection()
        + " closed: "
        + ended.reason()
        + "\n    correct the client; if it sends this on purpose, call"
        + " server.awaits(connectionEnded(MALFORMED).onConnection("
        + ended.connection().number()
        + "))";
  }

  @Test
  void a_test_that_awaits_the_end_expects_it() throws Exception {
    try (var server = MockMongoServer.start();
        var first = new RawClient(server);
        var second = new RawClient(server)) {
      first.send(new byte[16]);
      assertThat(first.reads(), nullValue());
      server.awaits(connectionEnded(Ending.MALFORMED));
      server.assertSatisfied();

      second.send(new byte[16]);
      assertThat(second.reads(), nullValue());

      List<Finding> findings = server.lifecycle().findings();
      assertThat(
          findings.stream().map(Finding::kind).toList(), is(List.of(Finding.Kind.MALFORMED)));
      server.awaits(connectionEnded(Ending.MALFORMED).onConnection(2));
      assertThat("a finding that was read stays", server.lifecycle().findings(), is(findings));
    }
  }
}
