package io.mockmongo.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mockmongo.bson.BsonValidator;
import io.mockmongo.bson.Samples;
import java.nio.charset.StandardCharsets;
import org.bson.RawBsonDocument;

/**
 * Any text is either a document that can be written and read back, or refused with line and column.
 */
class ExtendedJsonFuzz {

  @FuzzTest
  void reads_or_refuses(byte[] utf8) {
    String text = new String(utf8, StandardCharsets.UTF_8);
    RawBsonDocument document;
    try {
      document = ExtendedJson.parse(text);
    } catch (ExtendedJsonException e) {
      assertTellsItsPlace(e, text);
      return;
    }
    byte[] bytes = Samples.bytes(document);
    assertThat(BsonValidator.check(bytes, 0, bytes.length), is(bytes.length));
    assertArrayEquals(bytes, Samples.bytes(ExtendedJson.parse(ExtendedJson.write(document))));
  }

  private static void assertTellsItsPlace(ExtendedJsonException refusal, String text) {
    assertThat(
        refusal.getMessage(),
        startsWith("line " + refusal.line() + ", column " + refusal.column() + ": "));
    String[] lines = text.split("\r\n|\r|\n", -1);
    assertThat(refusal.line(), both(greaterThanOrEqualTo(1)).and(lessThanOrEqualTo(lines.length)));
    int width = lines[refusal.line() - 1].length();
    assertThat(refusal.column(), both(greaterThanOrEqualTo(1)).and(lessThanOrEqualTo(width + 2)));
  }
}
