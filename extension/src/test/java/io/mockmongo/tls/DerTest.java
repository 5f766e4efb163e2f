package io.mockmongo.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Each kind of value, byte by byte as ITU-T X.690 has it. */
class DerTest {

  @Test
  void booleans() {
    assertEquals("0101ff", hex(Der.bool(true)));
    assertEquals("010100", hex(Der.bool(false)));
  }

  @Test
  void integers_keep_their_sign() {
    assertEquals("020100", hex(Der.integer(BigInteger.ZERO)));
    assertEquals("02017f", hex(Der.integer(BigInteger.valueOf(127))));
    assertEquals("02020080", hex(Der.integer(BigInteger.valueOf(128))));
  }

  @Test
  void bits_tell_how_many_are_not_used() {
    assertEquals("03020106", hex(Der.bits(1, (byte) 0x06)));
    assertEquals("030300a1a2", hex(Der.bits(new byte[] {(byte) 0xa1, (byte) 0xa2})));
  }

  @Test
  void object_identifiers_in_groups_of_seven_bits() {
    assertEquals("0603551d11", hex(Der.oid("2.5.29.17")));
    assertEquals("06082a8648ce3d040302", hex(Der.oid("1.2.840.10045.4.3.2")));
    assertEquals("06082b06010505070301", hex(Der.oid("1.3.6.1.5.5.7.3.1")));
  }

  @Test
  void lengths_in_as_many_bytes_as_they_need() {
    assertEquals("047f", hex(Der.octets(new byte[127])).substring(0, 4));
    assertEquals("048180", hex(Der.octets(new byte[128])).substring(0, 6));
    assertEquals("0481ff", hex(Der.octets(new byte[255])).substring(0, 6));
    assertEquals("04820100", hex(Der.octets(new byte[256])).substring(0, 8));
    assertEquals("0482ffff", hex(Der.octets(new byte[65_535])).substring(0, 8));
  }

  @Test
  void times_have_four_digits_of_a_year_from_2050_on() {
    assertEquals(
        "170d" + hex("491231235959Z"), hex(Der.time(Instant.parse("2049-12-31T23:59:59Z"))));
    assertEquals(
        "180f" + hex("20500101000000Z"), hex(Der.time(Instant.parse("2050-01-01T00:00:00Z"))));
  }

  @Test
  void what_holds_others() {
    byte[] one = Der.integer(BigInteger.ONE);

    assertEquals("3006020101020101", hex(Der.sequence(one, one)));
    assertEquals("3003020101", hex(Der.sequence(one)));
    assertEquals("3000", hex(Der.sequence()));
    assertEquals("3103020101", hex(Der.set(one)));
    assertEquals("a303020101", hex(Der.explicit(3, one)));
    assertEquals("8702abcd", hex(Der.implicit(7, new byte[] {(byte) 0xab, (byte) 0xcd})));
    assertEquals("0c03c3a961", hex(Der.text("\u00e9a")));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String hex(String ascii) {
    return hex(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
