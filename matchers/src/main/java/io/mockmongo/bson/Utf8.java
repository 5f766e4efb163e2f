package io.mockmongo.bson;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8: a validator that does not decode (no overlong forms, no surrogates, nothing above
 * U+10FFFF; The Unicode Standard, table 3-7), and an encoder.
 */
final class Utf8 {

  /** The high bits of eight bytes, which only the bytes of non-ASCII characters have. */
  private static final long NON_ASCII = 0x8080_8080_8080_8080L;

  /** The number of bytes that are checked together. */
  private static final int STRIDE = 4 * Long.BYTES;

  private Utf8() {}

  /**
   * Encodes a text as drivers do: half of a surrogate pair becomes three bytes, which are not valid
   * UTF-8, where the JDK writes a question mark.
   */
  static byte[] encode(String text) {
    return hasHalfPair(text) ? encodeHalves(text) : text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean hasHalfPair(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (isSurrogate(text.codePointAt(i))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static byte[] encodeHalves(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(3 * text.length());
    text.codePoints().forEach(character -> out.writeBytes(encode(character)));
    return out.toByteArray();
  }

  private static byte[] encode(int character) {
    return isSurrogate(character)
        ? new byte[] {
          (byte) (0xe0 | character >> 12),
          (byte) (0x80 | character >> 6 & 0x3f),
          (byte) (0x80 | character & 0x3f)
        }
        : Character.toString(character).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isSurrogate(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }

  /** Returns the index of the first byte of the first malformed character, or {@code to}. */
  static int firstInvalid(byte[] bytes, int from, int to) {
    int at = to - from < STRIDE ? from : skipAscii(bytes, from, to);
    while (at < to) {
      int length = bytes[at] >= 0 ? 1 : sequenceLength(bytes, at, to);
      if (length == 0) {
        return at;
      }
      at += length;
    }
    return to;
  }

  /** Returns the end of the strides of pure ASCII, which are most of a typical long string. */
  private static int skipAscii(byte[] bytes, int from, int to) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int at = from;
    while (to - at >= STRIDE && (stride(buffer, at) & NON_ASCII) == 0) {
      at += STRIDE;
    }
    return at;
  }

  /** Returns the bitwise OR of the eight-byte words of a stride. */
  private static long stride(ByteBuffer buffer, int at) {
    return buffer.getLong(at)
        | buffer.getLong(at + 8)
        | buffer.getLong(at + 16)
        | buffer.getLong(at + 24);
  }

  private static int sequenceLength(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xff;
    int length = length(lead);
    if (length == 0 || length > to - at || !isSecond(lead, bytes[at + 1] & 0xff)) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  private static int length(int lead) {
    if (lead < 0xc2 || lead > 0xf4) {
      return 0;
    }
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  }

  /** Tells whether a second byte may follow its lead; four leads narrow the range of 80..BF. */
  private static boolean isSecond(int lead, int second) {
    int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high;
  }
}
