package io.mockmongo.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderRefusalTest {

  private static final int MAX = 48_000_000;

  @ParameterizedTest
  @EnumSource
  void a_frame_may_not_be_cut_anywhere(Golden golden) {
    byte[] bytes = golden.bytes();

    for (int cut = 1; cut < bytes.length; cut++) {
      String whole = cut < 16 ? "16 header" : String.valueOf(bytes.length);
      assertRefused(
          "the stream ended after " + cut + " of " + whole + " bytes at offset " + cut,
          cut,
          Arrays.copyOf(bytes, cut));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 8192, 8193, 65_535, 65_536, 65_537, 99_999})
  void a_large_frame_may_not_be_cut(int cut) {
    assertRefused(
        "the stream ended after " + cut + " of 100000 bytes at offset " + cut,
        cut,
        Arrays.copyOf(FrameReaderTest.filled(100_000).bytes(), cut));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, -1, Integer.MIN_VALUE})
  void a_length_below_a_header_is_refused(int length) {
    assertRefused(
        "messageLength " + length + " is less than the header size 16 at offset 0",
        0,
        FrameReaderTest.header(length));
  }

  @ParameterizedTest
  @ValueSource(ints = {MAX + 1, Integer.MAX_VALUE})
  void a_length_above_the_maximum_is_refused(int length) {
    assertRefused(
        "messageLength " + length + " exceeds the maximum 48000000 at offset 0",
        0,
        FrameReaderTest.header(length));
  }

  @Test
  void a_maximum_below_a_header_is_refused() {
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new FrameReader(InputStream.nullInputStream(), 15));

    assertEquals("maxMessageSize 15 is less than the header size 16", refusal.getMessage());
  }

  private static void assertRefused(String message, int offset, byte[] bytes) {
    for (int piece : List.of(1, 8192)) {
      var reader = new FrameReader(new PieceStream(bytes, () -> piece), MAX);
      var refusal = assertThrows(MalformedMessageException.class, reader::read);
      assertEquals(message, refusal.getMessage());
      assertEquals(offset, refusal.offset());
    }
  }
}
