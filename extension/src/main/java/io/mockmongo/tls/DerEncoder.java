package io.mockmongo.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * An encoder of values in the Distinguished Encoding Rules, each with its tag and its length.
 *
 * <p>Specification: ITU-T X.690, sections 8 and 10.
 */
final class DerEncoder {

  private static final int BOOLEAN = 0x01;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int UTF8_STRING = 0x0c;
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int CONTEXT = 0x80;
  private static final int CONSTRUCTED = 0x20;

  /** From this year on, certificates write years in four digits (RFC 5280, section 4.1.2.5). */
  private static final int FOUR_DIGITS_FROM = 2050;

  private static final DateTimeFormatter TWO_DIGITS =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");
  private static final DateTimeFormatter FOUR_DIGITS =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");

  private DerEncoder() {}

  static byte[] sequence(byte[]... values) {
    return tagged(SEQUENCE, joined(values));
  }

  static byte[] set(byte[]... values) {
    return tagged(SET, joined(values));
  }

  static byte[] bool(boolean value) {
    return tagged(BOOLEAN, new byte[] {(byte) (value ? 0xff : 0)});
  }

  static byte[] integer(BigInteger value) {
    return tagged(INTEGER, value.toByteArray());
  }

  static byte[] octets(byte[] value) {
    return tagged(OCTET_STRING, value);
  }

  /** Encodes whole bytes as a string of bits. */
  static byte[] bits(byte[] value) {
    return bits(0, value);
  }

  /** Encodes bits; so many of the last byte are unused. */
  static byte[] bits(int unused, byte... value) {
    return tagged(BIT_STRING, joined(new byte[] {(byte) unused}, value));
  }

  static byte[] text(String value) {
    return tagged(UTF8_STRING, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Encodes an object identifier from its usual form, such as {@code 2.5.29.17}. */
  static byte[] oid(String dotted) {
    String[] arcs = dotted.split("\\.");
    var content = new ByteArrayOutputStream();
    content.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      base128(Integer.parseInt(arcs[i]), content);
    }
    return tagged(OBJECT_IDENTIFIER, content.toByteArray());
  }

  static byte[] time(Instant instant) {
    ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
    boolean isLate = utc.getYear() >= FOUR_DIGITS_FROM;
    String text = (isLate ? FOUR_DIGITS : TWO_DIGITS).format(utc);
    return tagged(isLate ? GENERALIZED_TIME : UTC_TIME, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Wraps an encoded value in a context-specific tag. */
  static byte[] explicit(int tag, byte[] value) {
    return tagged(CONTEXT | CONSTRUCTED | tag, value);
  }

  /** Encodes bytes with a context-specific tag instead of the usual tag of their type. */
  static byte[] implicit(int tag, byte[] content) {
    return tagged(CONTEXT | tag, content);
  }

  private static void base128(int arc, ByteArrayOutputStream out) {
    for (int shift = 28; shift > 0; shift -= 7) {
      if (arc >> shift != 0) {
        out.write(arc >> shift & 0x7f | 0x80);
      }
    }
    out.write(arc & 0x7f);
  }

  private static byte[] tagged(int tag, byte[] content) {
    var out = new ByteArrayOutputStream(content.length + 4);
    out.write(tag);
    length(content.length, out);
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static void length(int length, ByteArrayOutputStream out) {
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
