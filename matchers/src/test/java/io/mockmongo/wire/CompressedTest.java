package io.mockmongo.wire;

import static io.mockmongo.wire.Hex.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.message.Compressor;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpMsg;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.zip.Inflater;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressedTest {

  private static final int OP_COMPRESSED = 2012;
  private static final Frame PING = Hex.frame(2013, CompressedFrames.BYTES);

  @ParameterizedTest
  @EnumSource
  void bytes_of_the_specification_are_decoded_to_the_model(CompressedFrames golden) {
    assertEquals(golden.message(), MessageDecoder.decode(golden.frame()));
    assertEquals(Optional.of(golden.compressor()), golden.frame().compressor());
  }

  @ParameterizedTest
  @EnumSource
  void a_frame_may_be_decoded_again(CompressedFrames golden) {
    Frame frame = golden.frame();
    byte[] before = frame.bytes().clone();

    assertEquals(MessageDecoder.decode(frame), MessageDecoder.decode(frame));
    assertArrayEquals(before, frame.bytes());
  }

  @Test
  void noop_is_written_as_specified() {
    assertEquals(CompressedFrames.NOOP.frame(), Compression.compress(PING, Compressor.NOOP));
  }

  @Test
  void zlib_can_be_read_by_another_reader() throws Exception {
    byte[] bytes = Compression.compress(PING, Compressor.ZLIB).bytes();

    assertHeader(bytes, Compressor.ZLIB);
    var inflater = new Inflater();
    inflater.setInput(bytes, 25, bytes.length - 25);
    var body = new byte[21];
    assertEquals(20, inflater.inflate(body));
    assertEquals(true, inflater.finished());
    assertEquals(0, inflater.getRemaining());
    assertArrayEquals(hex(CompressedFrames.BYTES), Arrays.copyOf(body, 20));
    inflater.end();
  }

  @Test
  void snappy_begins_with_its_size() {
    byte[] bytes = Compression.compress(PING, Compressor.SNAPPY).bytes();

    assertHeader(bytes, Compressor.SNAPPY);
    assertEquals(20, bytes[25]);
  }

  @Test
  void zstd_is_written_as_a_zstd_frame() {
    byte[] bytes = Compression.compress(PING, Compressor.ZSTD).bytes();

    assertHeader(bytes, Compressor.ZSTD);
    assertArrayEquals(hex("28b52ffd"), Arrays.copyOfRange(bytes, 25, 29));
  }

  private static void assertHeader(byte[] bytes, Compressor compressor) {
    byte[] expected =
        hex(
            Hex.int32(bytes.length),
            "07000000", // requestID 7
            "00000000", // responseTo 0
            "dc070000", // opCode 2012, OP_COMPRESSED
            "dd070000", // originalOpcode 2013, OP_MSG
            "14000000", // uncompressedSize 20
            "0" + compressor.number());
    assertArrayEquals(expected, Arrays.copyOf(bytes, 25));
  }

  @ParameterizedTest
  @EnumSource
  void a_compressed_message_is_read_back(Compressor compressor) {
    for (Golden golden : Golden.values()) {
      Frame frame = Compression.compress(Frame.of(golden.bytes()), compressor);

      assertEquals(golden.message(), MessageDecoder.decode(frame), golden.name());
      assertEquals(OP_COMPRESSED, frame.opcode());
      assertEquals(golden.message().requestId(), frame.requestId());
      assertEquals(golden.message().responseTo(), frame.responseTo());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_long_message_is_read_back(Compressor compressor) {
    var message = OpMsg.of(1, 2, RawBsonDocument.parse("{x: '" + "abc".repeat(700_000) + "'}"));

    Frame frame = Compression.compress(MessageEncoder.encode(message), compressor);

    assertEquals(message, MessageDecoder.decode(frame));
  }

  @Test
  void a_frame_that_would_become_too_long_is_not_compressed() {
    byte[] bytes = new byte[48_000_000];
    new Random(1).nextBytes(bytes);
    System.arraycopy(hex("006cdc02", "07000000", "00000000", "dd070000"), 0, bytes, 0, 16);
    Frame frame = Frame.of(bytes);

    assertEquals(frame, Compression.compress(frame, Compressor.NOOP));
  }

  @Test
  void a_frame_that_is_too_long_already_is_not_compressed() {
    byte[] bytes = new byte[48_000_001];
    System.arraycopy(hex("016cdc02", "07000000", "00000000", "dd070000"), 0, bytes, 0, 16);
    Frame frame = Frame.of(bytes);

    assertEquals(frame, Compression.compress(frame, Compressor.ZLIB));
  }

  /** The checksum is that of the uncompressed message with its own header. */
  @Test
  void a_checksum_is_that_of_the_uncompressed_message() {
    Frame frame =
        CompressedFrames.frame(
            2013, 24, 2, "78da636400027e201628c8cc4b67600471c58b6abe00001aee03c9"); // zlib

    var message = (OpMsg) MessageDecoder.decode(frame);

    assertEquals(true, message.has(MsgFlag.CHECKSUM_PRESENT));
    assertEquals(OptionalInt.of(0xf47c7217), message.checksum());
    assertEquals(Golden.MSG_CHECKSUM.message(), message);
  }

  @Test
  void a_frame_knows_its_compressor() {
    assertEquals(Optional.empty(), PING.compressor());
    assertEquals(
        Optional.empty(), CompressedFrames.frame(2013, 20, 4, CompressedFrames.BYTES).compressor());
    assertEquals(Optional.empty(), Hex.frame(2012, "dd070000", "14000000").compressor());
    assertEquals(
        List.of("NOOP", "SNAPPY", "ZLIB", "ZSTD"),
        Arrays.stream(Compressor.values())
            .map(each -> Compression.compress(PING, each).compressor().orElseThrow().name())
            .toList());
  }
}
