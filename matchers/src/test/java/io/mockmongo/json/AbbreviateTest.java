package io.mockmongo.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.mockmongo.bson.Samples;
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
}
