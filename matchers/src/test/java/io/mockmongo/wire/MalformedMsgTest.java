package io.mockmongo.wire;

import static io.mockmongo.wire.Hex.ascii;
import static io.mockmongo.wire.Hex.int32;
import static io.mockmongo.wire.Refusal.assertBsonRefused;
import static io.mockmongo.wire.Refusal.assertRefused;

import org.junit.jupiter.api.Test;

class MalformedMsgTest {

  private static final int OP_MSG = 2013;
  private static final String NO_FLAGS = "00000000";
  private static final String BODY = "00" + "05000000" + "00";
  private static final String EMPTY = "05000000" + "00";

  @Test
  void flag_bits_must_be_present() {
    assertRefused(
        "flagBits needs 4 bytes, but 3 are left at offset 16", 16, Hex.frame(OP_MSG, "000000"));
  }

  @Test
  void required_bits_must_be_known() {
    assertRefused(
        "unknown required flag bits 0x8004 at offset 16",
        16,
        Hex.frame(OP_MSG, "07800100", BODY, "00000000"));
  }

  @Test
  void an_announced_checksum_must_be_present() {
    assertRefused(
        "checksum needs 4 bytes, but 3 are left at offset 20",
        20,
        Hex.frame(OP_MSG, "01000000", "000000"));
  }

  @Test
  void a_checksum_is_not_part_of_the_sections() {
    String checksum = "3227d5e7"; // of the 22 bytes before it

    assertBsonRefused("body", 21, Hex.frame(OP_MSG, "01000000", "00", "05", checksum));
  }

  @Test
  void a_checksum_must_be_right() {
    String ping = "00" + "0f000000" + "10" + ascii("ping") + "00" + "01000000" + "00";

    assertRefused(
        "expected checksum 0xf47c7217, but was 0xf47c7218 at offset 36",
        36,
        Hex.frame(OP_MSG, "01000000", ping, "18727cf4"));
  }

  @Test
  void there_must_be_a_body() {
    String sequence = "01" + "0b000000" + "6100" + EMPTY;

    assertRefused("no body (kind 0 section) at offset 20", 20, Hex.frame(OP_MSG, NO_FLAGS));
    assertRefused(
        "no body (kind 0 section) at offset 32", 32, Hex.frame(OP_MSG, NO_FLAGS, sequence));
  }

  @Test
  void there_must_be_one_body_only() {
    assertRefused(
        "a second body (kind 0 section) at offset 26", 26, Hex.frame(OP_MSG, NO_FLAGS, BODY, BODY));
  }

  @Test
  void the_kind_of_a_section_must_be_known() {
    assertRefused(
        "unknown section kind 2 at offset 26", 26, Hex.frame(OP_MSG, NO_FLAGS, BODY, "02"));
    assertRefused("unknown section kind 255 at offset 20", 20, Hex.frame(OP_MSG, NO_FLAGS, "ff"));
  }

  @Test
  void a_body_must_be_bson() {
    assertBsonRefused("body", 21, Hex.frame(OP_MSG, NO_FLAGS, "00"));
    assertBsonRefused("body", 25, Hex.frame(OP_MSG, NO_FLAGS, "00", "07000000" + "5500" + "00"));
  }

  @Test
  void a_section_must_declare_its_size() {
    assertRefused(
        "section size needs 4 bytes, but 2 are left at offset 27",
        27,
        Hex.frame(OP_MSG, NO_FLAGS, BODY, "01", "0b00"));
  }

  @Test
  void a_section_must_fit_into_the_message() {
    for (int size : new int[] {3, 0, -1, 7, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertRefused(
          "section size " + size + " is out of range, expected 4 to 6 at offset 27",
          27,
          Hex.frame(OP_MSG, NO_FLAGS, BODY, "01", int32(size), "6100"));
    }
  }

  @Test
  void an_identifier_must_end_within_its_section() {
    assertRefused(
        "identifier has no terminating zero byte at offset 25",
        25,
        Hex.frame(OP_MSG, NO_FLAGS, "01", "04000000", BODY));
    assertRefused(
        "identifier has no terminating zero byte at offset 25",
        25,
        Hex.frame(OP_MSG, NO_FLAGS, "01", "06000000", ascii("ab"), BODY));
    assertRefused(
        "identifier has no terminating zero byte at offset 31",
        31,
        Hex.frame(OP_MSG, NO_FLAGS, BODY, "01", "06000000", ascii("ab"), "01", "050000" + "00"));
  }

  @Test
  void the_documents_must_fill_their_section_exactly() {
    assertBsonRefused(
        "document", 32, Hex.frame(OP_MSG, NO_FLAGS, "01", "0c000000", "6100", EMPTY, "05", BODY));
    assertBsonRefused(
        "document",
        27,
        Hex.frame(OP_MSG, NO_FLAGS, "01", "0b000000", "6100", "06000000" + "00", BODY));
  }
}
