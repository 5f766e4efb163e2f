package io.mockmongo.wire;

import java.util.HexFormat;

/** Bytes written as text: hexadecimal digits, or the characters of a string. */
final class Hex {

  private Hex() {}

  /** Joins fields, each in hexadecimal digits; spaces don't count. */
  static byte[] hex(String... fields) {
    return HexFormat.of().parseHex(String.join("", fields).replace(" ", ""));
  }

  /** Spells ASCII characters in hexadecimal digits. */
  static String ascii(String text) {
    return HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  /** Spells a number as four bytes, the lowest first. */
  static String int32(int value) {
    return "%08x".formatted(Integer.reverseBytes(value));
  }

  /** Makes a frame of a kind, with the right length, requestID 7 and responseTo 0. */
  static Frame frame(int opcode, String... body) {
    int length = 16 + hex(body).length;
    return Frame.of(hex(int32(length), int32(7), int32(0), int32(opcode), String.join("", body)));
  }
}
