package io.mockmongo.wire;

import static io.mockmongo.wire.Hex.ascii;
import static io.mockmongo.wire.Hex.int32;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.message.LegacyRequest;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpInsert;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpReply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bson.BsonNull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd messages that a reader must accept. */
class AcceptedMessageTest {

  private static final String BODY = "00" + "05000000" + "00";

  @Test
  void unknown_optional_bits_are_kept() {
    var message = (OpMsg) decodeAndBack(Hex.frame(2013, "02000280", BODY));

    assertEquals(0x80020002, message.flagBits());
    assertEquals(List.of("MORE_TO_COME", "0x80020000"), message.flagNames());
  }

  @Test
  void a_sequence_may_be_empty_and_unnamed() {
    var message = (OpMsg) decodeAndBack(Hex.frame(2013, "00000000", BODY, "01", "05000000", "00"));

    assertEquals("", message.sequences().get(0).identifier());
    assertThat(message.sequences().get(0).documents(), empty());
  }

  @Test
  void a_body_may_be_between_sequences() {
    String a = "01" + "06000000" + "6100";
    String b = "01" + "06000000" + "6200";

    var message = (OpMsg) decodeAndBack(Hex.frame(2013, "00000000", a, BODY, b));

    assertEquals(
        List.of(Golden.sequence("a"), Golden.body("{}"), Golden.sequence("b")), message.sections());
  }

  @Test
  void two_sequences_may_have_one_name() {
    String a = "01" + "06000000" + "6100";

    var message = (OpMsg) decodeAndBack(Hex.frame(2013, "00000000", a, BODY, a));

    assertEquals(
        List.of(Golden.sequence("a"), Golden.body("{}"), Golden.sequence("a")), message.sections());
  }

  @Test
  void the_replacement_character_is_valid_utf_8() {
    String identifier = "efbfbd" + "f09f8d83" + "00";

    var message =
        (OpMsg) decodeAndBack(Hex.frame(2013, "00000000", BODY, "01", "0c000000", identifier));

    assertEquals("\uFFFD\uD83C\uDF43", message.sequences().get(0).identifier());
  }

  @Test
  void a_query_may_have_unknown_flags_and_an_empty_name() {
    String zeros = "00000000" + "00000000";

    var query =
        (OpQuery) decodeAndBack(Hex.frame(2004, "010000ff", "00", zeros, "05000000" + "00"));

    assertEquals("", query.fullCollectionName());
    assertEquals(0xff000001, query.flagBits());
  }

  @Test
  void a_collection_name_may_hold_any_utf_8() {
    String zeros = "00000000" + "00000000";

    var query =
        (OpQuery)
            decodeAndBack(
                Hex.frame(2004, "00000000", ascii("d.") + "c3a4" + "00", zeros, "0500000000"));

    assertEquals("d.\u00e4", query.fullCollectionName());
  }

  /** Half an emoji, as the Java driver sends it, in a body, an identifier and a document. */
  @Test
  void text_need_not_be_utf_8() {
    String body = "00" + "15000000 02 6100 09000000 6e69636520 eda0bd 00 00";
    String sequence = "01" + "13000000 eda0bd 00" + "0b000000 0a eda0bd 62 00 00";
    List<String> invalid = new ArrayList<>();

    var message =
        (OpMsg)
            MessageDecoder.decode(
                Hex.frame(2013, "00000000", body.replace(" ", ""), sequence.replace(" ", "")),
                text -> invalid.add(text.kind() + " at " + text.invalidOffset()));

    assertEquals("nice \uFFFD", message.body().getString("a").getValue());
    assertEquals("\uFFFD", message.sequences().get(0).identifier());
    assertEquals(
        List.of(new Field("\uFFFDb", BsonNull.VALUE)),
        Fields.of(message.sequences().get(0).documents().get(0)));
    assertEquals(List.of("string at 37", "identifier at 47", "name at 56"), invalid);
  }

  @ParameterizedTest
  @ValueSource(ints = {2001, 2002, 2004, 2005, 2006})
  void a_collection_name_need_not_be_utf_8(int opcode) {
    String zeros = "00000000";
    String rest =
        switch (opcode) {
          case 2001 -> zeros + "0500000000".repeat(2);
          case 2002 -> "0500000000";
          case 2004 -> zeros + zeros + "0500000000";
          case 2005 -> zeros + zeros + zeros;
          default -> zeros + "0500000000";
        };
    List<String> invalid = new ArrayList<>();

    Message message =
        MessageDecoder.decode(
            Hex.frame(opcode, zeros, ascii("d.") + "eda0bd" + "00", rest),
            text -> invalid.add(text.kind() + " at " + text.invalidOffset()));

    assertEquals("d.\uFFFD", ((LegacyRequest) message).fullCollectionName());
    assertEquals(List.of("fullCollectionName at 22"), invalid);
  }

  @Test
  void a_reply_may_have_no_documents() {
    String zeros = "00".repeat(20);

    assertThat(((OpReply) decodeAndBack(Hex.frame(1, zeros))).documents(), empty());
  }

  @ParameterizedTest
  @EnumSource(names = {"UPDATE", "DELETE", "GET_MORE", "KILL_CURSORS"})
  void a_reserved_field_may_have_any_value_as_on_servers(Golden golden) {
    byte[] bytes = golden.bytes();
    bytes[16] = 0x12;
    bytes[19] = (byte) 0x80;

    Message message = decodeAndBack(Frame.of(bytes));

    assertEquals(golden.message().opcode(), message.opcode());
    assertEquals(golden.message().flagNames(), message.flagNames());
  }

  @Test
  void an_insert_may_have_unknown_flags_and_an_empty_name() {
    var insert = (OpInsert) decodeAndBack(Hex.frame(2002, "020000ff", "00", "05000000" + "00"));

    assertEquals("", insert.fullCollectionName());
    assertEquals(0xff000002, insert.flagBits());
  }

  @Test
  void cursors_may_be_many() {
    int count = 10_000;

    var kill =
        (OpKillCursors)
            decodeAndBack(Hex.frame(2007, "00000000", int32(count), "ff".repeat(8 * count)));

    assertEquals(Collections.nCopies(count, -1L), kill.cursorIds());
  }

  private static Message decodeAndBack(Frame frame) {
    Message message = MessageDecoder.decode(frame);
    assertArrayEquals(frame.bytes(), MessageEncoder.encode(message).bytes());
    return message;
  }
}
