package io.mockmongo.pattern;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.json.ExtendedJsonException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An invalid pattern fails with its line and column. */
class InvalidPatternTest {

  private static final String KNOWN =
      "$$exists, $$unsetOrMatches, $$type, $$not, $$anyOf, $$allOf, $$lt, $$lte, $$gt, $$gte,"
          + " $$regex, $$matchesHexBytes, $$matchAsDocument, $$matchAsRoot, $$exact,"
          + " $$exactBelow, $$subset, $$ordered, $$strict, $$size, $$contains, $$anyOrder,"
          + " $$startsWith, $$sessionLsid";

  private static ExtendedJsonException fault(String pattern) {
    return assertThrows(ExtendedJsonException.class, () -> DocumentPattern.of(pattern));
  }

  @Test
  void an_operator_that_is_not_known_is_shown_with_the_nearest_and_all_there_are() {
    assertThat(
        fault("{filter: {$$exist: true}}").getMessage(),
        is(
            """
            line 1, column 11: filter: unknown operator $$exist, did you mean $$exists? Known: %s
            {filter: {$$exist: true}}
                      ^"""
                .formatted(KNOWN)));
  }

  @Test
  void an_operator_that_is_like_none_is_shown_with_all_there_are() {
    assertThat(
        fault("{$$frobnicate: 1}").getMessage(),
        is(
            """
            line 1, column 2: unknown operator $$frobnicate, known are %s
            {$$frobnicate: 1}
             ^"""
                .formatted(KNOWN)));
  }

  @Test
  void an_unknown_operator_with_at_signs_is_shown_as_it_was_written() {
    assertThat(
        fault("{a: [1, {@@exist: true}]}").getMessage(),
        is(
            """
            line 1, column 10: a[1]: unknown operator @@exist, did you mean @@exists? Known: %s
            {a: [1, {@@exist: true}]}
                     ^"""
                .formatted(KNOWN.replace("$$", "@@"))));
  }

  @Test
  void a_document_has_no_lines_so_its_path_is_told_alone() {
    BsonDocument document = ExtendedJson.parse("{a: [1, {b: {$$anyOf: [1, {$$lt: true}]}}]}");
    var fault = assertThrows(IllegalArgumentException.class, () -> DocumentPattern.of(document));
    assertThat(
        fault.getMessage(),
        is(
            "a[1].b.$$anyOf[1]: $$lt takes a number other than NaN, a string, a date, a timestamp or an"
                + " ObjectId, but got true"));
  }

  @Test
  void the_place_is_that_of_the_pattern_among_lines_comments_and_others_of_its_name() {
    ExtendedJsonException fault =
        fault(
            """
            { // {, [, $$typo
              a: {x: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}, 'y,': ["}", {$date: '2026-01-02T03:04:05Z'}]},
              /* a: */ a: [[], {}, {$$anyOf: [1,
                {b: 1, "c": {'$$typ': 'int'}}]}],
              a: {$$typ: 'int'}
            }""");
    assertThat(
        fault.getMessage(),
        is(
            """
            line 4, column 18: a[2].$$anyOf[1].c: unknown operator $$typ, did you mean $$type? \
            Known: %s
                {b: 1, "c": {'$$typ': 'int'}}]}],
                             ^"""
                .formatted(KNOWN)));
    assertThat(fault.line(), is(4));
    assertThat(fault.column(), is(18));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {a: {b: 1, $$exists: true}}   | 12 | a: $$exists must be the only key of its document
          {a: {$$exists: true, b: 1}}   | 6  | a: $$exists must be the only key of its document
          {a: {$$lt: 5, $$gt: 1}}       | 6  | a: $$lt must be the only key of its document
          {'a.b': {$$exists: 1}}        | 20 | 'a.b': $$exists takes true or false, but got 1
          {'a.b': {@@exists: 1}}        | 20 | 'a.b': $$exists takes true or false, but got 1
          {a: {b: 1, '@@exists': true}} | 12 | a: $$exists must be the only key of its document
          {a: {$$exists: true, @@foo: 1}} | 6 | a: $$exists must be the only key of its document
          {a: {b: true, @@foo: 1}}      | 15 | a: @@foo must be the only key of its document
          {a: {$$type: 1}}              | 14 | a: $$type takes a type name or an array of type names, but got 1
          {a: {$$type: []}}             | 14 | a: $$type takes a type name or an array of type names, but got []
          {a: {$$type: ['int', 2]}}     | 22 | a: $$type takes a type name or an array of type names, but got 2
          {a: {$$anyOf: 1}}             | 15 | a: $$anyOf takes an array of at least one pattern, but got 1
          {a: {$$anyOf: []}}            | 15 | a: $$anyOf takes an array of at least one pattern, but got []
          {a: {$$allOf: {b: 1}}}        | 15 | a: $$allOf takes an array of at least one pattern, but got {b: 1}
          {a: {$$startsWith: []}}       | 20 | a: $$startsWith takes an array of at least one pattern, but got []
          {a: {$$gte: null}}            | 13 | a: $$gte takes a number other than NaN, a string, a date, a timestamp or an ObjectId, but got null
          {a: {$$gt: {$numberDouble: 'NaN'}}} | 12 | a: $$gt takes a number other than NaN, a string, a date, a timestamp or an ObjectId, but got {$numberDouble: 'NaN'}
          {a: {$$lte: {$$type: 'int'}}} | 13 | a: $$lte takes a number other than NaN, a string, a date, a timestamp or an ObjectId, but got {$$type: 'int'}
          {a: {$$regex: 1}}             | 15 | a: $$regex takes a string, {pattern: '...', options: '...'} or a BSON regular expression, but got 1
          {a: {$$regex: {pattern: 'x'}}} | 15 | a: $$regex takes a string, {pattern: '...', options: '...'} or a BSON regular expression, but got {pattern: 'x'}
          {a: {$$regex: {pattern: 'x', options: 'i', x: 1}}} | 15 | a: $$regex takes a string, {pattern: '...', options: '...'} or a BSON regular expression, but got {pattern: 'x', options: 'i', x: 1}
          {a: {$$regex: 'a('}}          | 15 | a: $$regex got an invalid regular expression: Unclosed group
          {a: {$$regex: {pattern: 'x', options: 'iq'}}} | 15 | a: $$regex takes the options i, m, s and x, but got q
          {a: {$$matchesHexBytes: 'abc'}} | 25 | a: $$matchesHexBytes takes a string of an even number of hexadecimal digits, but got 'abc'
          {a: {$$matchesHexBytes: 'xy'}} | 25 | a: $$matchesHexBytes takes a string of an even number of hexadecimal digits, but got 'xy'
          {a: {$$matchesHexBytes: 12}}  | 25 | a: $$matchesHexBytes takes a string of an even number of hexadecimal digits, but got 12
          {a: {$$matchAsDocument: '{}'}} | 25 | a: $$matchAsDocument takes a document, but got '{}'
          {a: {$$matchAsRoot: [{}]}}    | 21 | a: $$matchAsRoot takes a document, but got [{}]
          {a: {$$exactBelow: [{}]}}     | 20 | a: $$exactBelow takes a document, but got [{}]
          {a: {$$subset: 1}}            | 16 | a: $$subset takes a document or an array, but got 1
          {a: {$$sessionLsid: 1}}       | 21 | a: $$sessionLsid takes the name of a session, but got 1
          {a: {$$exact: 1}}             | 15 | a: $$exact takes a document or an array, but got 1
          {a: {$$ordered: true}}        | 17 | a: $$ordered takes a document or an array, but got true
          {a: {$$size: -1}}             | 14 | a: $$size takes a number of elements or an operator, but got -1
          {a: {$$size: 1.5}}            | 14 | a: $$size takes a number of elements or an operator, but got 1.5
          {a: {$$size: {n: 1}}}         | 14 | a: $$size takes a number of elements or an operator, but got {n: 1}
          {a: {$$size: {}}}             | 14 | a: $$size takes a number of elements or an operator, but got {}
          {a: {$$size: {$$gte: 2, b: 1}}} | 15 | a.$$size: $$gte must be the only key of its document
          {a: {$$contains: []}}         | 18 | a: $$contains takes a pattern or an array of at least one pattern, but got []
          {a: {$$anyOrder: 1}}          | 18 | a: $$anyOrder takes an array of patterns, but got 1
          {a: {$$anyOrder: [{$$exists: 1}]}} | 30 | a.$$anyOrder[0]: $$exists takes true or false, but got 1
          {a: {$$contains: [1, {$$exists: 1}]}} | 33 | a.$$contains[1]: $$exists takes true or false, but got 1
          {a: {$$contains: {$$exists: 1}}} | 29 | a.$$contains: $$exists takes true or false, but got 1
          {$$exact: {a: [{$$exists: 1}]}} | 27 | $$exact.a[0]: $$exists takes true or false, but got 1
          {a: {$$size: {$$lt: null}}}   | 21 | a.$$size: $$lt takes a number other than NaN, a string, a date, a timestamp or an ObjectId, but got null
          """)
  void what_an_operator_can_not_take_is_shown_with_what_it_takes(
      String pattern, int column, String reason) {
    ExtendedJsonException fault = fault(pattern);
    String caret = " ".repeat(column - 1) + "^";
    assertThat(
        fault.getMessage(),
        is("line 1, column " + column + ": " + reason + "\n" + pattern + "\n" + caret));
  }

  @Test
  void a_type_that_is_not_known_is_shown_with_the_nearest_and_all_there_are() {
    assertThat(
        fault("{a: {$$type: ['int', 'strnig']}}").getMessage(),
        is(
            """
            line 1, column 22: a: unknown type strnig, did you mean string? Known: double, \
            string, object, array, binData, undefined, objectId, bool, date, null, regex, \
            dbPointer, javascript, symbol, javascriptWithScope, int, timestamp, long, decimal, \
            minKey, maxKey, number
            {a: {$$type: ['int', 'strnig']}}
                                 ^"""));
  }

  @Test
  void a_long_argument_is_cut() {
    assertThat(
        fault("{a: {$$exists: '" + "x".repeat(100) + "'}}").getMessage().lines().findFirst().get(),
        is(
            "line 1, column 16: a: $$exists takes true or false, but got '"
                + "x".repeat(60)
                + "...'"));
  }
}
