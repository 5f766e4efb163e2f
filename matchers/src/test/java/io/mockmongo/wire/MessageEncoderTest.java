package io.mockmongo.wire;

import static io.mockmongo.wire.Hex.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.message.Message;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.Section;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/** Messages that a scripted server may write although no reader has to accept them. */
class MessageEncoderTest {

  private static final String HEADER = "07000000" + "00000000" + "dd070000";
  private static final String BODY = "00" + "05000000" + "00";

  @Test
  void a_message_without_sections_is_written() {
    assertWritten(msg(0, OptionalInt.empty()), "14000000", HEADER, "00000000");
  }

  @Test
  void a_message_with_two_bodies_is_written() {
    assertWritten(
        msg(0, OptionalInt.empty(), Golden.body("{}"), Golden.body("{}")),
        "20000000",
        HEADER,
        "00000000",
        BODY,
        BODY);
  }

  @Test
  void a_sequence_may_come_twice_and_alone() {
    String a = "01" + "06000000" + "6100";

    assertWritten(
        msg(0, OptionalInt.empty(), Golden.sequence("a"), Golden.sequence("a")),
        "22000000",
        HEADER,
        "00000000",
        a,
        a);
  }

  @Test
  void unknown_flag_bits_are_written() {
    assertWritten(
        msg(0x80000004, OptionalInt.empty(), Golden.body("{}")),
        "1a000000",
        HEADER,
        "04000080",
        BODY);
  }

  @Test
  void a_checksum_is_written_whether_announced_or_not() {
    assertWritten(
        msg(0, OptionalInt.of(0x04030201), Golden.body("{}")),
        "1e000000",
        HEADER,
        "00000000",
        BODY,
        "01020304");
  }

  @Test
  void a_document_that_is_a_part_of_an_array_is_written_alone() {
    byte[] three = hex("ffff", "05000000" + "00", "ffff");
    var body = new Section.Body(new RawBsonDocument(three, 2, 5));

    assertWritten(msg(0, OptionalInt.empty(), body), "1a000000", HEADER, "00000000", BODY);
  }

  @Test
  void an_identifier_counts_in_bytes_of_utf_8() {
    assertWritten(
        msg(0, OptionalInt.empty(), Golden.sequence("\u00e4")),
        "1c000000",
        HEADER,
        "00000000",
        "01" + "07000000" + "c3a4" + "00");
  }

  @Test
  void a_zero_in_an_identifier_is_refused() {
    var message = msg(0, OptionalInt.empty(), Golden.sequence("a\0b"));

    assertEquals("a cstring must not contain U+0000: 'a\0b'", refusal(message));
  }

  @Test
  void a_zero_in_a_collection_name_is_refused() {
    var query = new OpQuery(1, 0, 0, "\0", 0, 0, RawBsonDocument.parse("{}"), Optional.empty());

    assertEquals("a cstring must not contain U+0000: '\0'", refusal(query));
  }

  private static String refusal(Message message) {
    return assertThrows(IllegalArgumentException.class, () -> MessageEncoder.encode(message))
        .getMessage();
  }

  private static OpMsg msg(int flagBits, OptionalInt checksum, Section... sections) {
    return new OpMsg(7, 0, flagBits, List.of(sections), checksum);
  }

  private static void assertWritten(Message message, String... fields) {
    assertArrayEquals(hex(fields), MessageEncoder.encode(message).bytes());
    assertEquals(hex(fields).length, MessageEncoder.sizeOf(message));
  }
}
