package io.mockmongo.wire;

import static io.mockmongo.wire.Hex.ascii;
import static io.mockmongo.wire.Hex.int32;
import static io.mockmongo.wire.Refusal.assertBsonRefused;
import static io.mockmongo.wire.Refusal.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedLegacyTest {

  private static final int OP_QUERY = 2004;
  private static final int OP_REPLY = 1;
  private static final String FLAGS = "00000000";
  private static final String EMPTY = "05000000" + "00";
  private static final String NAME = ascii("d.c") + "00";
  private static final String SKIP_AND_RETURN = int32(0) + int32(0);

  @ParameterizedTest
  @ValueSource(ints = {77, 0, -1, 2003, 2011})
  void opcodes_must_be_known(int number) {
    assertRefused("unknown opcode " + number + " at offset 12", 12, Hex.frame(number));
  }

  @Test
  void a_query_must_have_its_fields() {
    assertRefused("flags needs 4 bytes, but 0 are left at offset 16", 16, Hex.frame(OP_QUERY));
    assertRefused(
        "numberToSkip needs 4 bytes, but 3 are left at offset 24",
        24,
        Hex.frame(OP_QUERY, FLAGS, NAME, "000000"));
    assertRefused(
        "numberToReturn needs 4 bytes, but 1 are left at offset 28",
        28,
        Hex.frame(OP_QUERY, FLAGS, NAME, "00000000", "00"));
  }

  @Test
  void a_collection_name_must_end() {
    assertRefused(
        "fullCollectionName has no terminating zero byte at offset 20",
        20,
        Hex.frame(OP_QUERY, FLAGS, ascii("admin.$cmd")));
  }

  @Test
  void a_query_must_have_its_document() {
    assertBsonRefused("query", 32, Hex.frame(OP_QUERY, FLAGS, NAME, SKIP_AND_RETURN));
  }

  @Test
  void what_follows_a_query_must_be_one_document() {
    assertBsonRefused(
        "returnFieldsSelector", 37, Hex.frame(OP_QUERY, FLAGS, NAME, SKIP_AND_RETURN, EMPTY, "00"));
    assertRefused(
        "2 unexpected bytes after the returnFieldsSelector at offset 42",
        42,
        Hex.frame(OP_QUERY, FLAGS, NAME, SKIP_AND_RETURN, EMPTY, EMPTY, "0000"));
  }

  @Test
  void a_reply_must_have_its_fields() {
    assertRefused(
        "responseFlags needs 4 bytes, but 1 are left at offset 16", 16, Hex.frame(OP_REPLY, "00"));
    assertRefused(
        "cursorID needs 8 bytes, but 7 are left at offset 20",
        20,
        Hex.frame(OP_REPLY, FLAGS, "00000000000000"));
    assertRefused(
        "startingFrom needs 4 bytes, but 0 are left at offset 28",
        28,
        Hex.frame(OP_REPLY, FLAGS, "0000000000000000"));
    assertRefused(
        "numberReturned needs 4 bytes, but 0 are left at offset 32",
        32,
        Hex.frame(OP_REPLY, FLAGS, "0000000000000000", "00000000"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, -1, Integer.MAX_VALUE})
  void a_reply_must_count_its_documents(int numberReturned) {
    assertRefused(
        "numberReturned is " + numberReturned + ", but 2 documents follow at offset 32",
        32,
        reply(numberReturned, EMPTY, EMPTY));
  }

  @Test
  void what_follows_the_count_of_a_reply_must_be_documents() {
    assertBsonRefused("document", 41, reply(1, EMPTY, "00"));
  }

  private static Frame reply(int numberReturned, String... documents) {
    return Hex.frame(
        OP_REPLY,
        FLAGS,
        "0000000000000000",
        "00000000",
        int32(numberReturned),
        String.join("", documents));
  }
}
