package io.mockmongo.pattern;

import static io.mockmongo.request.Requests.differences;
import static io.mockmongo.request.Requests.matches;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** $$regex, $$matchesHexBytes and $$matchAsDocument. */
class TextPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'bc'                                             | 'abcd'   | true
          '^bc'                                            | 'abcd'   | false
          '^a.*d$'                                         | 'abcd'   | true
          ''                                               | ''       | true
          'B'                                              | 'abc'    | false
          '(?i)B'                                          | 'abc'    | true
          {pattern: 'B', options: 'i'}                     | 'abc'    | true
          {pattern: 'B', options: ''}                      | 'abc'    | false
          {pattern: 'Ü', options: 'i'}                     | 'über'   | true
          {options: 'm', pattern: '^b'}                    | 'a\\nb'  | true
          {pattern: '^b', options: ''}                     | 'a\\nb'  | false
          {pattern: 'a.b', options: 's'}                   | 'a\\nb'  | true
          {pattern: 'a.b', options: ''}                    | 'a\\nb'  | false
          {pattern: 'a b', options: 'x'}                   | 'ab'     | true
          {pattern: 'A .^b', options: 'imsx'}              | 'a\\nb'  | true
          {$regularExpression: {pattern: 'B', options: 'i'}} | 'abc'  | true
          {$regularExpression: {pattern: 'B', options: ''}}  | 'abc'  | false
          """)
  void a_regular_expression_finds_something_in_a_string(
      String expression, String actual, boolean found) {
    assertThat(matches("{v: {$$regex: " + expression + "}}", "{v: " + actual + "}"), is(found));
  }

  @Test
  void a_regular_expression_finds_nothing_in_other_types() {
    BsonTypes.samples()
        .forEach(
            (type, sample) ->
                assertThat(
                    type,
                    matches("{v: {$$regex: ''}}", "{v: " + sample + "}"),
                    is(type.equals("string"))));
  }

  @Test
  void the_difference_shows_the_expression_with_its_options() {
    assertThat(
        differences("{v: {$$regex: '^a'}}", "{v: 'b'}"),
        is("v: expected a string matching /^a/, but was 'b'"));
    assertThat(
        differences("{v: {$$regex: {pattern: '^a', options: 'mi'}}}", "{}"),
        is("v: expected a string matching /^a/im, but was absent"));
  }

  @Test
  void bytes_are_those_of_binary_data_of_any_subtype_or_of_a_string() {
    assertThat(matches(hex("12aB"), binary("Eqs=", "00")), is(true));
    assertThat(matches(hex("12ab"), binary("Eqs=", "04")), is(true));
    assertThat(matches(hex(""), binary("", "00")), is(true));
    assertThat(matches(hex("c3bc"), "{v: 'ü'}"), is(true));
    assertThat(matches(hex(""), "{v: ''}"), is(true));
    assertThat(matches(hex("12"), binary("Eqs=", "00")), is(false));
    assertThat(
        differences(hex("12AC"), binary("Eqs=", "00")),
        is("v: expected bytes '12ac', but was bytes '12ab'"));
    assertThat(
        differences(hex("62"), "{v: 'a'}"), is("v: expected bytes '62', but was bytes '61'"));
    assertThat(differences(hex(""), "{}"), is("v: expected bytes '', but was absent"));
  }

  @Test
  void other_types_have_no_bytes() {
    BsonTypes.samples()
        .forEach(
            (type, sample) ->
                assertThat(
                    type,
                    matches(hex("37"), "{v: " + sample + "}"),
                    is(List.of("string", "binData").contains(type))));
  }

  private static String hex(String digits) {
    return "{v: {$$matchesHexBytes: '" + digits + "'}}";
  }

  private static String binary(String base64, String subtype) {
    return "{v: {$binary: {base64: '" + base64 + "', subType: '" + subtype + "'}}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {v: {$$matchAsDocument: {a: 1}}}  | {v: '{"a": 1, "b": {"$numberLong": "2"}}'} |
          {v: {$$matchAsDocument: {}}}      | {v: '{}'}    |
          {v: {$$matchAsDocument: {a: {$$matchAsDocument: {b: 1}}}}} | {v: '{"a": "{\\\\"b\\\\": 1}"}'} |
          {v: {$$matchAsDocument: {$$type: 'object'}}} | {v: '{}'} |
          {v: {$$matchAsDocument: {a: 1}}}  | {v: '{a: 2}'} | v.a: expected 1, but was 2
          {v: {$$matchAsDocument: {a: 1}}}  | {v: '{a: 1'}  | v: expected a document in a string of Extended JSON, but was '{a: 1'
          {v: {$$matchAsDocument: {a: 1}}}  | {v: {a: 1}}   | v: expected a document in a string of Extended JSON, but was {a: 1}
          {v: {$$matchAsDocument: {}}}      | {v: '[]'}     | v: expected a document in a string of Extended JSON, but was '[]'
          {v: {$$matchAsDocument: {}}}      | {}            | v: expected a document in a string of Extended JSON, but was absent
          {$$strict: {v: {$$matchAsDocument: {a: 1}}}} | {v: '{a: 1.0}'} | v.a: expected 1 (int), but was 1.0 (double)
          {$$exact: {v: {$$matchAsDocument: {a: 1}}}}  | {v: '{a: 1, b: 2}'} | v.b: expected absent, but was 2
          {$$exact: {v: {$$matchAsDocument: {$$matchAsRoot: {a: 1}}}}} | {v: '{a: 1, b: 2}'} |
          """)
  void text_can_be_matched_as_the_document_that_it_is(
      String pattern, String actual, String differences) {
    assertThat(differences(pattern, actual), is(differences == null ? "" : differences));
  }
}
