package io.mockmongo.wire;

import static io.mockmongo.wire.Hex.int32;
import static io.mockmongo.wire.Refusal.assertRefused;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.message.Compressor;
import io.mockmongo.message.OpMsg;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedCompressedTest {

  private static final int OP_MSG = 2013;
  private static final int OP_COMPRESSED = 2012;
  private static final int ZLIB = 2;

  @Test
  void the_fields_must_be_present() {
    assertRefused(
        "originalOpcode needs 4 bytes, but 3 are left at offset 16",
        16,
        Hex.frame(OP_COMPRESSED, "dd0700"));
    assertRefused(
        "uncompressedSize needs 4 bytes, but 0 are left at offset 20",
        20,
        Hex.frame(OP_COMPRESSED, "dd070000"));
    assertRefused(
        "compressorId needs 1 bytes, but 0 are left at offset 24",
        24,
        Hex.frame(OP_COMPRESSED, "dd070000", "14000000"));
  }

  @Test
  void the_original_opcode_must_be_known() {
    assertRefused(
        "unknown originalOpcode 77 at offset 16",
        16,
        CompressedFrames.frame(77, 20, 0, CompressedFrames.BYTES));
  }

  @Test
  void nothing_is_compressed_twice() {
    assertRefused(
        "an OP_COMPRESSED must not contain an OP_COMPRESSED at offset 16",
        16,
        CompressedFrames.frame(OP_COMPRESSED, 20, 0, CompressedFrames.BYTES));
  }

  @Test
  void the_compressor_must_be_known() {
    assertRefused(
        "unknown compressor 4 at offset 24",
        24,
        CompressedFrames.frame(OP_MSG, 20, 4, CompressedFrames.BYTES));
    assertRefused(
        "unknown compressor 255 at offset 24",
        24,
        CompressedFrames.frame(OP_MSG, 20, 255, CompressedFrames.BYTES));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, 47_999_985, Integer.MAX_VALUE})
  void the_size_must_be_that_of_a_message(int size) {
    assertRefused(
        "uncompressedSize " + size + " is out of range, expected 0 to 47999984 at offset 20",
        20,
        CompressedFrames.frame(OP_MSG, size, ZLIB, CompressedFrames.BYTES));
  }

  @ParameterizedTest
  @EnumSource
  void the_size_must_be_right(CompressedFrames golden) {
    int size = ((OpMsg) golden.message()).body().getByteBuffer().remaining() + 5;
    for (int wrong : new int[] {0, 1, size - 1, size + 1, 2 * size, 47_999_984}) {
      byte[] bytes = golden.frame().bytes().clone();
      System.arraycopy(Hex.hex(int32(wrong)), 0, bytes, 20, 4);

      var refusal = refusal(Frame.of(bytes));

      assertThat(
          refusal.getMessage(),
          startsWith("uncompressedSize is " + wrong + ", but the data holds "));
      assertEquals(20, refusal.offset());
    }
  }

  @Test
  void a_wrong_size_is_reported_with_the_true_one() {
    assertRefused(
        "uncompressedSize is 21, but the data holds 20 bytes at offset 20",
        20,
        CompressedFrames.frame(OP_MSG, 21, ZLIB, "78da636000027e201628c8cc4b67600471010ffc01cf"));
    assertRefused(
        "uncompressedSize is 19, but the data holds more at offset 20",
        20,
        CompressedFrames.frame(OP_MSG, 19, ZLIB, "78da636000027e201628c8cc4b67600471010ffc01cf"));
    assertRefused(
        "uncompressedSize is 19, but the data holds 20 bytes at offset 20",
        20,
        CompressedFrames.frame(OP_MSG, 19, 1, "14" + "4c", CompressedFrames.BYTES));
  }

  @Test
  void the_stream_must_not_be_cut() {
    assertRefused(
        "invalid zlib data: Unexpected end of ZLIB input stream at offset 25",
        25,
        CompressedFrames.frame(OP_MSG, 20, ZLIB, "78da636000027e201628c8cc4b67600471010ffc01"));
    assertRefused(
        "invalid zlib data: Unexpected end of ZLIB input stream at offset 25",
        25,
        CompressedFrames.frame(OP_MSG, 20, ZLIB, "78da63"));
    assertRefused(
        "invalid snappy data: the block is corrupt at offset 25",
        25,
        CompressedFrames.frame(OP_MSG, 20, 1, "14" + "4c" + "00"));
  }

  @Test
  void the_stream_must_be_whole() {
    assertRefused(
        "invalid zlib data: incorrect data check at offset 25",
        25,
        CompressedFrames.frame(OP_MSG, 20, ZLIB, "78da636000027e201628c8cc4b67600471010ffc01ce"));
    assertRefused(
        "invalid zlib data: incorrect header check at offset 25",
        25,
        CompressedFrames.frame(OP_MSG, 20, ZLIB, "ffff636000027e201628c8cc4b67600471010ffc01cf"));
  }

  @Test
  void nothing_may_follow_the_stream() {
    assertRefused(
        "2 unexpected bytes after the zlib data at offset 47",
        47,
        CompressedFrames.frame(
            OP_MSG, 20, ZLIB, "78da636000027e201628c8cc4b67600471010ffc01cf", "0000"));
    assertRefused(
        "invalid snappy data: the block is corrupt at offset 25",
        25,
        CompressedFrames.frame(OP_MSG, 20, 1, "14" + "4c", CompressedFrames.BYTES, "00"));
    assertThat(
        refusal(
                CompressedFrames.frame(
                    OP_MSG, 20, 3, "28b52ffd2014a10000", CompressedFrames.BYTES, "0000"))
            .getMessage(),
        startsWith("invalid zstd data: "));
  }

  /** Valid data that declares a larger size than the frame does. */
  @ParameterizedTest
  @CsvSource({"1, ffffffff0f, more", "1, 80808001, 2097152 bytes"})
  void a_size_that_the_data_declares_must_agree(int compressor, String data, String actual) {
    assertRefused(
        "uncompressedSize is 20, but the data holds " + actual + " at offset 20",
        20,
        CompressedFrames.frame(OP_MSG, 20, compressor, data, "00", CompressedFrames.BYTES));
  }

  @ParameterizedTest
  @EnumSource
  void no_data_is_refused(Compressor compressor) {
    assertThrows(
        MalformedMessageException.class,
        () -> MessageDecoder.decode(CompressedFrames.frame(OP_MSG, 20, compressor.number())));
  }

  @Test
  void the_uncompressed_message_must_be_valid() {
    assertRefused(
        "uncompressed message: unknown section kind 9 at offset 20",
        20,
        CompressedFrames.frame(OP_MSG, 5, 0, "00000000" + "09"));
    assertRefused(
        "uncompressed message: fullCollectionName has no terminating zero byte at offset 20",
        20,
        CompressedFrames.frame(2002, 5, 0, "00000000" + "09"));
  }

  @Test
  void a_wrong_checksum_within_is_refused() {
    String ping = "00" + "0f000000" + "1070696e6700" + "01000000" + "00";

    assertRefused(
        "uncompressed message: expected checksum 0xf47c7217, but was 0xf47c7218 at offset 36",
        36,
        CompressedFrames.frame(OP_MSG, 24, 0, "01000000", ping, "18727cf4"));
  }

  @ParameterizedTest
  @EnumSource
  void any_one_byte_may_be_wrong(CompressedFrames golden) {
    byte[] bytes = golden.frame().bytes().clone();
    for (int i = 16; i < bytes.length; i++) {
      for (int wrong = 1; wrong < 256; wrong++) {
        bytes[i] ^= (byte) wrong;
        decodeOrRefuse(bytes.clone());
        bytes[i] ^= (byte) wrong;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void any_bytes_may_follow_the_fields(Compressor compressor) {
    var random = new Random(compressor.number());
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[25 + random.nextInt(60)];
      random.nextBytes(bytes);
      String head = int32(bytes.length) + int32(7) + int32(0) + int32(OP_COMPRESSED);
      String fields = int32(OP_MSG) + int32(random.nextInt(100)) + "0" + compressor.number();
      System.arraycopy(Hex.hex(head, fields), 0, bytes, 0, 25);
      decodeOrRefuse(bytes);
    }
  }

  @ParameterizedTest
  @EnumSource
  void data_may_end_anywhere(CompressedFrames golden) {
    byte[] bytes = golden.frame().bytes();
    for (int length = 16; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      System.arraycopy(Hex.hex(int32(length)), 0, cut, 0, 4);
      refusal(Frame.of(cut));
    }
  }

  private static void decodeOrRefuse(byte[] bytes) {
    try {
      MessageDecoder.decode(Frame.of(bytes));
    } catch (MalformedMessageException e) {
      assertThat(e.getMessage(), containsString(" at offset " + e.offset()));
    }
  }

  private static MalformedMessageException refusal(Frame frame) {
    return assertThrows(MalformedMessageException.class, () -> MessageDecoder.decode(frame));
  }
}
