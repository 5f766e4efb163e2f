package io.mockmongo.wire;

import static io.mockmongo.wire.Hex.ascii;
import static io.mockmongo.wire.Hex.int32;
import static io.mockmongo.wire.Refusal.assertBsonRefused;
import static io.mockmongo.wire.Refusal.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The legacy requests that no current driver sends. */
class MalformedOldRequestTest {

  private static final int OP_UPDATE = 2001;
  private static final int OP_INSERT = 2002;
  private static final int OP_GET_MORE = 2005;
  private static final int OP_DELETE = 2006;
  private static final int OP_KILL_CURSORS = 2007;
  private static final String ZERO = "00000000";
  private static final String FLAGS = "00000000";
  private static final String EMPTY = "05000000" + "00";
  private static final String NAME = ascii("d.c") + "00";
  private static final String CURSOR = "0807060504030201";

  @ParameterizedTest
  @CsvSource({
    "2001, ZERO",
    "2002, flags",
    "2005, ZERO",
    "2006, ZERO",
    "2007, ZERO",
  })
  void the_first_field_must_be_whole(int opcode, String field) {
    assertRefused(field + " needs 4 bytes, but 0 are left at offset 16", 16, Hex.frame(opcode));
    assertRefused(
        field + " needs 4 bytes, but 3 are left at offset 16", 16, Hex.frame(opcode, "000000"));
  }

  @ParameterizedTest
  @ValueSource(ints = {OP_UPDATE, OP_INSERT, OP_GET_MORE, OP_DELETE})
  void a_collection_name_must_end(int opcode) {
    assertRefused(
        "fullCollectionName has no terminating zero byte at offset 20",
        20,
        Hex.frame(opcode, ZERO, ascii("d.c")));
  }

  @Test
  void an_insert_must_have_a_document() {
    assertBsonRefused("document", 24, Hex.frame(OP_INSERT, FLAGS, NAME));
  }

  @Test
  void what_follows_a_document_of_an_insert_must_be_another() {
    assertBsonRefused("document", 29, Hex.frame(OP_INSERT, FLAGS, NAME, EMPTY, "00"));
  }

  @Test
  void an_update_must_have_its_fields() {
    assertRefused(
        "flags needs 4 bytes, but 1 are left at offset 24",
        24,
        Hex.frame(OP_UPDATE, ZERO, NAME, "00"));
    assertBsonRefused("selector", 28, Hex.frame(OP_UPDATE, ZERO, NAME, FLAGS));
    assertBsonRefused("update", 33, Hex.frame(OP_UPDATE, ZERO, NAME, FLAGS, EMPTY));
    assertRefused(
        "1 unexpected bytes after the update at offset 38",
        38,
        Hex.frame(OP_UPDATE, ZERO, NAME, FLAGS, EMPTY, EMPTY, "00"));
  }

  @Test
  void a_delete_must_have_its_fields() {
    assertRefused(
        "flags needs 4 bytes, but 0 are left at offset 24", 24, Hex.frame(OP_DELETE, ZERO, NAME));
    assertBsonRefused("selector", 28, Hex.frame(OP_DELETE, ZERO, NAME, FLAGS, "000000"));
    assertRefused(
        "5 unexpected bytes after the selector at offset 33",
        33,
        Hex.frame(OP_DELETE, ZERO, NAME, FLAGS, EMPTY, EMPTY));
  }

  @Test
  void a_get_more_must_have_its_fields() {
    assertRefused(
        "numberToReturn needs 4 bytes, but 2 are left at offset 24",
        24,
        Hex.frame(OP_GET_MORE, ZERO, NAME, "0000"));
    assertRefused(
        "cursorID needs 8 bytes, but 7 are left at offset 28",
        28,
        Hex.frame(OP_GET_MORE, ZERO, NAME, int32(0), "00000000000000"));
    assertRefused(
        "1 unexpected bytes after the cursorID at offset 36",
        36,
        Hex.frame(OP_GET_MORE, ZERO, NAME, int32(0), CURSOR, "00"));
  }

  @Test
  void a_kill_of_cursors_must_have_their_number() {
    assertRefused(
        "numberOfCursorIDs needs 4 bytes, but 0 are left at offset 20",
        20,
        Hex.frame(OP_KILL_CURSORS, ZERO));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x20000002})
  void a_kill_of_cursors_must_count_them(int number) {
    assertRefused(
        "numberOfCursorIDs is " + number + ", but 16 bytes follow at offset 20",
        20,
        Hex.frame(OP_KILL_CURSORS, ZERO, int32(number), CURSOR, CURSOR));
  }

  @Test
  void an_id_of_a_cursor_must_be_whole() {
    assertRefused(
        "numberOfCursorIDs is 1, but 7 bytes follow at offset 20",
        20,
        Hex.frame(OP_KILL_CURSORS, ZERO, int32(1), "00000000000000"));
  }
}
