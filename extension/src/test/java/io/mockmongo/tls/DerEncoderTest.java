package io.mockmongo.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Each kind of value, byte by byte as ITU-T X.690 has it. */
class DerEncoderTest {

  @Test
  void booleans() {
    assertEquals("0101ff", hex(DerEncoder.bool(true)));
    assertEquals("010100", hex(DerEncoder.bool(false)));
  }

  @Test
  void integers_keep_their_sign() {
    assertEquals("020100", hex(DerEncoder.integer(BigInteger.ZERO)));
    assertEquals("02017f", hex(DerEncoder.integer(BigInteger.valueOf(127))));
    assertEquals("02020080", hex(DerEncoder.integer(BigInteger.valueOf(128))));
  }

  @Test
  void bits_tell_how_many_are_not_used() {
    assertEquals("03020106", hex(DerEncoder.bits(1, (byte) 0x06)));
    assertEquals("030300a1a2", hex(DerEncoder.bits(new byte[] {(byte) 0xa1, (byte) 0xa2})));
  }

  @Test
  void object_identifiers_in_groups_of_seven_bits() {
    assertEquals("0603551d11", hex(DerEncoder.oid("2.5.29.17")));
    assertEquals("06082a8648ce3d040302", hex(DerEncoder.oid("1.2.840.10045.4.3.2")));
    assertEquals("06082b06010505070301", hex(DerEncoder.oid("1.3.6.1.5.5.7.3.1")));
  }

  @Test
  void lengths_in_as_many_bytes_as_they_need() {
    assertEquals("047f", hex(DerEncoder.octets(new byte[127])).substring(0, 4));
    assertEquals("048180", hex(DerEncoder.octets(new byte[128])).substring(0, 6));
    assertEquals("0481ff", hex(DerEncoder.octets(new byte[255])).substring(0, 6));
    assertEquals("04820100", hex(DerEncoder.octets(new byte[256])).substring(0, 8));
    assertEquals("0482ffff", hex(DerEncoder.octets(new byte[65_535])).substring(0, 8));
  }

  @Test
  void times_have_four_digits_of_a_year_from_2050_on() {
    assertEquals(
        "170d" + hex("491231235959Z"), hex(DerEncoder.time(Instant.parse("2049-12-31T23:59:59Z"))));
    assertEquals(
        "180f" + hex("20500101000000Z"),
        hex(DerEncoder.time(Instant.parse("2050-01-01T00:00:00Z"))));
  }

  @Test
  void what_holds_others() {
    byte[] one = DerEncoder.integer(BigInteger.ONE);

    assertEquals("3006020101020101", hex(DerEncoder.sequence(one, one)));
    assertEquals("3003020101", hex(DerEncoder.sequence(one)));
    assertEquals("3000", hex(DerEncoder.sequence()));
    assertEquals("3103020101", hex(DerEncoder.set(one)));
    assertEquals("a303020101", hex(DerEncoder.explicit(3, one)));
    assertEquals("8702abcd", hex(DerEncoder.implicit(7, new byte[] {(byte) 0xab, (byte) 0xcd})));
    assertEquals("0c03c3a961", hex(DerEncoder.text("\u00e9a")));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String hex(String ascii) {
    return hex(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
