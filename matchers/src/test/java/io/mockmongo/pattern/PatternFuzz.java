package io.mockmongo.pattern;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.json.ExtendedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;

/**
 * Any text is a pattern or is rejected with a line and column, and a pattern accepts any document.
 */
class PatternFuzz {

  private static final List<RawBsonDocument> DOCUMENTS =
      Stream.of(
              "{}",
              "{a: 1, a: '1', b: [1, {a: 2}, [], null], c: {a: {$numberLong: '1'}, d: 'a,b'}}",
              "{a: {$numberDecimal: '1E+6144'}, b: {$numberDouble: 'NaN'}, c: {$date: {$numberLong:"
                  + " '-1'}}, d: {$timestamp: {t: 1, i: 4294967295}}, e: true, f: {$code: 'f'}}",
              "{a: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}, b: {$binary: {base64: 'Cv8=', subType:"
                  + " '04'}}, c: '{a: 1}', d: {$minKey: 1}, e: {$undefined: true}}",
              "{a: [{a: 1}, {a: 2}, {a: 3}, 1, 2, 3, 'x'], b: [[[]], {}], '': null}")
          .map(ExtendedJson::parse)
          .toList();

  /** Takes a pattern, and behind a zero byte, if there is one, a document of its own. */
  @FuzzTest
  void is_read_or_refused_and_never_breaks_down(byte[] utf8) {
    String[] texts = new String(utf8, StandardCharsets.UTF_8).split("\0", 2);
    DocumentPattern pattern;
    try {
      pattern = DocumentPattern.of(texts[0]);
    } catch (ExtendedJsonException e) {
      return;
    }
    DOCUMENTS.forEach(document -> match(pattern, document));
    if (texts.length == 2) {
      matchText(pattern, texts[1]);
    }
  }

  private static void matchText(DocumentPattern pattern, String text) {
    RawBsonDocument document;
    try {
      document = ExtendedJson.parse(text);
    } catch (ExtendedJsonException e) {
      return;
    }
    match(pattern, document);
  }

  private static void match(DocumentPattern pattern, RawBsonDocument document) {
    List<Difference> differences = pattern.differences(document);
    differences.forEach(Difference::toString);
    assertThat(pattern.matches(document), is(differences.isEmpty()));
  }
}
