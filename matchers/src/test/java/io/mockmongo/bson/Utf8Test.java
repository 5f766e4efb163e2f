package io.mockmongo.bson;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid UTF-8 is found at the same index as by the JDK's decoder, anywhere in a string. */
class Utf8Test {

  private static final int LONGEST = 100;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "41",
        "C3A9",
        "E282AC",
        "F09F9880", // of one to four bytes
        "80",
        "C0AF",
        "C3",
        "C341",
        "E0809F",
        "EDA080",
        "F4908080",
        "F8",
        "FF",
        "E28241",
        "F09F98"
      })
  void finds_the_first_invalid_byte_anywhere_in_strings_of_any_length(String hex) {
    byte[] sequence = HexFormat.of().parseHex(hex);
    for (int length = sequence.length; length <= LONGEST; length++) {
      for (int at = 0; at <= length - sequence.length; at++) {
        byte[] bytes = new byte[length + 2];
        Arrays.fill(bytes, (byte) 'x');
        bytes[0] = (byte) 0x80; // bytes around the string are not checked
        bytes[length + 1] = (byte) 0x80;
        System.arraycopy(sequence, 0, bytes, 1 + at, sequence.length);

        assertThat(
            length + " bytes, " + hex + " at " + at,
            Utf8.firstInvalid(bytes, 1, 1 + length),
            is(1 + faultByJdk(bytes, 1, length)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "\u00e9\u20ac",
        "\uD83D\uDE00",
        "nice \uD83D",
        "\uDE00\uD83D",
        "\uD83D!"
      })
  void encodes_as_the_driver_does(String text) {
    BsonDocument document = new BsonDocument(text, new BsonString(text));
    RawBsonDocument byDriver = new RawBsonDocument(document, new BsonDocumentCodec());

    assertThat(
        RawBuilder.raw(document).getByteBuffer().asNIO(), is(byDriver.getByteBuffer().asNIO()));
    assertThat(Fields.get(byDriver, text), is(notNullValue()));
  }

  private static int faultByJdk(byte[] bytes, int from, int length) {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, length).slice();
    StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .decode(in, CharBuffer.allocate(length), true);
    return in.position();
  }
}
