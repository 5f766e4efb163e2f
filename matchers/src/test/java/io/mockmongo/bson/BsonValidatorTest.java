package io.mockmongo.bson;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonJavaScriptWithScope;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BsonValidatorTest {

  @Test
  void returns_the_end_of_a_document_of_every_type() {
    byte[] bytes = Samples.bytes(Samples.everyType());
    assertThat(BsonValidator.check(bytes, 0, bytes.length), is(bytes.length));
  }

  @Test
  void allocates_nothing_for_a_valid_document() {
    byte[] bytes = Samples.bytes(Samples.everyType());
    BsonValidator.check(bytes, 0, bytes.length);
    long before = allocated();
    for (int i = 0; i < 1000; i++) {
      BsonValidator.check(bytes, 0, bytes.length);
    }
    // One object for each check would be 16000 bytes; asking may itself cost some.
    assertThat(allocated() - before, lessThan(8000L));
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @Test
  void checks_a_document_between_other_bytes() {
    byte[] document = Samples.bytes(Samples.everyType());
    byte[] around = new byte[document.length + 30];
    Arrays.fill(around, (byte) 0x77);
    System.arraycopy(document, 0, around, 11, document.length);
    assertThat(BsonValidator.check(around, 11, around.length), is(11 + document.length));
    assertThat(BsonValidator.check(around, 11, 11 + document.length), is(11 + document.length));
  }

  /** Each case is a document in hex, blanks between its parts, in which only one thing is wrong. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                       | 0 | document at offset 0 is truncated",
        "050000                                   | 0 | document at offset 0 is truncated",
        "05000000                                 | 0 | document at offset 0 is truncated",
        "04000000 00                              | 0 | document length 4 at offset 0, expected 5",
        "06000000 00                              | 0 | document length 6 at offset 0, expected 5",
        "ffffffff 00                              | 0 | document length -1 at offset 0, expected 5",
        "ffffff7f 00                              | 0 | document length 2147483647 at offset 0, expected 5",
        "05000000 01                              | 4 | document at offset 0 ends with byte 0x01 at offset 4, expected 0x00",
        "07000000 00 0a00                         | 4 | document terminator at offset 4, expected at offset 6",
        "08000000 14 6100 00                      | 4 | unknown element type 0x14 at offset 4",
        "08000000 80 6100 00                      | 4 | unknown element type 0x80 at offset 4",
        "07000000 0a 61 00                        | 5 | name at offset 5 has no terminator before offset 6",
        "06000000 0a 00                           | 5 | name at offset 5 has no terminator before offset 5",
        "0b000000 10 6100 010000 00               | 7 | value at offset 7 is truncated",
        "09000000 08 6100 02 00                   | 7 | boolean 2 at offset 7, expected 0 or 1",
        "09000000 08 6100 ff 00                   | 7 | boolean 255 at offset 7, expected 0 or 1",
        "0d000000 02 6100 00000000 00 00          | 7 | string length 0 at offset 7, expected 1",
        "0d000000 02 6100 02000000 00 00          | 7 | string length 2 at offset 7, expected 1",
        "0d000000 02 6100 00000080 00 00          | 7 | string length -2147483648 at offset 7, expected 1",
        "0c000000 02 6100 01000000 00             | 7 | string at offset 7 is truncated",
        "0d000000 02 6100 01000000 41 00          | 11 | string at offset 7 ends with byte 0x41 at offset 11, expected 0x00",
        "0d000000 0e 6100 01000000 01 00          | 11 | string at offset 7 ends with byte 0x01 at offset 11, expected 0x00",
        "0d000000 05 6100 01000000 00 00          | 7 | binary length 1 at offset 7, expected 0",
        "0d000000 05 6100 ffffffff 00 00          | 7 | binary length -1 at offset 7, expected 0",
        "0c000000 05 6100 00000000 00             | 7 | binary at offset 7 is truncated",
        "10000000 05 6100 03000000 02 000000 00   | 12 | inner binary at offset 12 is truncated",
        "11000000 05 6100 04000000 02 01000000 00 | 12 | inner binary length 1 at offset 12, expected 0",
        "0a000000 0b 6100 61 00 00                | 9 | options at offset 9 has no terminator before offset 9",
        "09000000 0b 6100 61 00                   | 7 | pattern at offset 7 has no terminator before offset 8",
        "18000000 0c 6100 01000000 00 0102030405060708090a0b 00 | 12 | ObjectId at offset 12 is truncated",
        "0d000000 03 6100 06000000 00 00          | 7 | document length 6 at offset 7, expected 5",
        "0d000000 04 6100 05000000 01 00          | 11 | document at offset 7 ends with byte 0x01 at offset 11, expected 0x00",
        "0f000000 02 6100 09000000 41 42 00 00    | 7 | string length 9 at offset 7, expected at least 1 and at most 3",
        "16000000 0f 6100 0d000000 01000000 00 05000000 00 00 | 7 | code with scope length 13 at offset 7, expected 14",
        "17000000 0f 6100 0f000000 01000000 00 05000000 00 00 00 | 7 | code with scope length 15 at offset 7, expected 14",
        "15000000 0f 6100 0e000000 01000000 00 05000000 00 | 7 | code with scope at offset 7 is truncated",
      })
  void names_the_first_error_and_its_offset(String hex, int offset, String reason) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertFault(bytes, offset, reason);
  }

  /** A name, a string, its kin, and the two parts of a regular expression. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "09000000 0a 61ff00 00                    | name 5, at 6",
        "10000000 02 6100 04000000 eda0bd00 00    | string 11, at 11",
        "0e000000 0d 6100 02000000 80 00 00       | string 11, at 11",
        "0e000000 0e 6100 02000000 80 00 00       | string 11, at 11",
        "1a000000 0c 6100 02000000 80 00 0102030405060708090a0b0c 00 | string 11, at 11",
        "17000000 0f 6100 0f000000 02000000 80 00 05000000 00 00 | string 15, at 15",
        "0b000000 0b 6100 c0 00 00 00             | pattern 7, at 7",
        "0b000000 0b 6100 00 c0 00 00             | options 8, at 8",
        "10000000 03 6100 08000000 0a ff 00 00 00 | name 12, at 12",
      })
  void accepts_and_reports_text_that_is_not_utf_8(String hex, String reported) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    List<String> found = new ArrayList<>();

    int end =
        BsonValidator.check(
            bytes,
            0,
            bytes.length,
            (what, from, at) -> found.add(what + " " + from + ", at " + at));

    assertThat(end, is(bytes.length));
    assertThat(found, is(List.of(reported)));
    assertThat(BsonValidator.check(bytes, 0, bytes.length), is(bytes.length));
    Samples.walk(new RawBsonDocument(bytes, 0, end));
  }

  @Test
  void counts_offsets_from_the_start_of_the_array() {
    byte[] bytes = HexFormat.of().parseHex("7777777777" + "0900000008610002" + "00");
    MalformedBsonException fault =
        assertThrows(
            MalformedBsonException.class, () -> BsonValidator.check(bytes, 5, bytes.length));
    assertThat(fault.getMessage(), is("boolean 2 at offset 12, expected 0 or 1"));
    assertThat(fault.offset(), is(12));
  }

  @Test
  void a_document_must_not_exceed_the_limit_although_the_array_is_longer() {
    byte[] bytes = {6, 0, 0, 0, 0, 0, 0};
    MalformedBsonException fault =
        assertThrows(MalformedBsonException.class, () -> BsonValidator.check(bytes, 0, 5));
    assertThat(fault.getMessage(), is("document length 6 at offset 0, expected 5"));
  }

  @Test
  void refuses_a_range_that_the_array_does_not_have() {
    assertThrows(IndexOutOfBoundsException.class, () -> BsonValidator.check(new byte[5], 0, 6));
    assertThrows(IndexOutOfBoundsException.class, () -> BsonValidator.check(new byte[5], -1, 5));
  }

  @Test
  void accepts_200_levels_and_refuses_201() {
    for (String kind : new String[] {"document", "array", "scope"}) {
      byte[] deepest = nested(kind, 200);
      assertThat(BsonValidator.check(deepest, 0, deepest.length), is(deepest.length));
      byte[] deeper = nested(kind, 201);
      MalformedBsonException fault =
          assertThrows(
              MalformedBsonException.class, () -> BsonValidator.check(deeper, 0, deeper.length));
      assertThat(
          fault.getMessage(),
          is("documents nest deeper than 200 levels at offset " + fault.offset()));
    }
  }

  private static byte[] nested(String kind, int levels) {
    BsonDocument document = new BsonDocument();
    BsonArray array = new BsonArray();
    for (int i = 1; i < levels - 1; i++) {
      document = kind.equals("scope") ? scoped(document) : new BsonDocument("0", document);
      array = new BsonArray(List.of(array));
    }
    return Samples.bytes(
        Samples.raw(new BsonDocument("0", kind.equals("array") ? array : document)));
  }

  private static BsonDocument scoped(BsonDocument scope) {
    return new BsonDocument("0", new BsonJavaScriptWithScope("", scope));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "c0 80",
        "c1 bf",
        "c2",
        "c2 41",
        "e0 9f 80",
        "e1 80",
        "e1 80 41",
        "ed a0 80",
        "ed bf bf",
        "ee 41 80",
        "f0 8f 80 80",
        "f1 80 80",
        "f1 80 80 c0",
        "f4 90 80 80",
        "f5 80 80 80",
        "ff"
      })
  void finds_bytes_that_are_not_utf_8(String hex) {
    byte[] fault = HexFormat.of().parseHex(hex.replace(" ", ""));
    byte[] bytes = new byte[fault.length + 4];
    Arrays.fill(bytes, (byte) 'x');
    System.arraycopy(fault, 0, bytes, 2, fault.length);
    assertThat(Utf8.firstInvalid(bytes, 0, bytes.length), is(2));
    assertThat(Utf8.firstInvalid(fault, 0, fault.length), is(0));
  }

  @Test
  void accepts_every_character_of_unicode() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        byte[] bytes = Character.toString(c).getBytes(StandardCharsets.UTF_8);
        if (Utf8.firstInvalid(bytes, 0, bytes.length) != bytes.length) {
          throw new AssertionError("refused U+" + Integer.toHexString(c));
        }
      }
    }
  }

  private static void assertFault(byte[] bytes, int offset, String reason) {
    MalformedBsonException fault =
        assertThrows(
            MalformedBsonException.class, () -> BsonValidator.check(bytes, 0, bytes.length));
    assertThat(fault.getMessage(), is(reason));
    assertThat(fault.offset(), is(offset));
  }
}
