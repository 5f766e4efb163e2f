package io.mockmongo.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import io.mockmongo.bson.Samples;
import java.util.Set;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbbreviateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {a: 1, b: 2}            | 20 | {a: 1, b: 2}
          {a: 1, b: 2, c: 3}      | 12 | {a: 1, b: 2, ...}
          [1, 2, 3, 4]            | 6  | [1, 2, ...]
          {a: [1, 2, 3], b: 4}    | 8  | {a: [1, ...], ...}
          {a: {b: {c: 1, d: 2}}}  | 12 | {a: {b: {c: 1, ...}}}
          'abcdefghij'            | 10 | 'abcdefghij'
          'abcdefghij'            | 9  | 'abcdefghi...'
          {a: 'abcdefghij', b: 1} | 8  | {a: 'abcd...', ...}
          {$symbol: 'abcdefghij'} | 14 | {$symbol: 'abcd...'}
          {}                      | 0  | {}
          []                      | 0  | []
          7                       | 0  | 7
          """)
  void omits_the_excess_and_closes_quotes_and_brackets(String text, int length, String brief) {
    assertThat(ExtendedJson.abbreviate(ExtendedJson.parseValue(text), length), is(brief));
  }

  @Test
  void writes_the_full_text_if_it_is_short_enough() {
    for (BsonValue value : Samples.nestedValues()) {
      assertThat(ExtendedJson.abbreviate(value, Integer.MAX_VALUE), is(ExtendedJson.write(value)));
    }
  }

  @Test
  void is_not_much_longer_than_the_maximum() {
    String text = "{a: ".repeat(50) + "'" + "x".repeat(10_000) + "'" + "}".repeat(50);
    BsonValue deep = ExtendedJson.parseValue(text);
    assertThat(ExtendedJson.abbreviate(deep, 100).length(), lessThan(200));
  }

  @Test
  void omits_the_end_of_a_long_name_too() {
    var document = new BsonDocument("k".repeat(10_000), new BsonInt32(1));
    assertThat(ExtendedJson.abbreviate(document, 9), is("{'" + "k".repeat(50) + "...': 1}"));
  }

  @Test
  void encodes_no_more_of_binary_data_than_it_shows() {
    String whole = ExtendedJson.write(new BsonBinary(new byte[90]));
    for (int length = 0; length < whole.length() + 9; length++) {
      BsonBinary data = new BsonBinary(new byte[90]);
      int cut = Math.max(0, length - "{$binary: {base64: ".length());
      String base64 = cut < 120 ? "A".repeat(cut) + "..." : "A".repeat(120);
      assertThat(
          ExtendedJson.abbreviate(data, length), startsWith("{$binary: {base64: '" + base64 + "'"));
    }
  }

  @Test
  void shows_more_of_the_fields_that_are_of_interest() {
    String text = "{a: '%1$s', b: '%1$s', c: '%1$s', d: '%1$s'}".formatted("x".repeat(500));
    String brief = ExtendedJson.abbreviate(ExtendedJson.parse(text), 400, Set.of("d"));
    assertThat(
        brief,
        is(
            "{a: '%1$s', b: '%1$s', c: '%1$s', d: '%2$s'}"
                .formatted("x".repeat(17) + "...", "x".repeat(197) + "...")));
    assertThat(
        ExtendedJson.abbreviate(
            ExtendedJson.parse("{a: 1, b: 2, c: 3, e: 4, f: 5, d: 'yes'}"), 36, Set.of("d")),
        is("{a: 1, b: 2, c: 3, e: 4, ..., d: 'yes'}"));
    assertThat(
        ExtendedJson.abbreviate(ExtendedJson.parse("{a: 1, d: 2}"), 12, Set.of("d")),
        is("{a: 1, d: 2}"));
  }
}
