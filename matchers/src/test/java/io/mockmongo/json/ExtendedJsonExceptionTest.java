package io.mockmongo.json;

import static io.mockmongo.json.TextFaults.assertFault;
import static io.mockmongo.json.TextFaults.fault;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendedJsonExceptionTest {

  @Test
  void shows_the_line_and_a_caret_beneath_the_column() {
    ExtendedJsonException fault = fault("{ok: 1 n: 2}");
    assertThat(
        fault.getMessage(),
        is(
            """
            line 1, column 8: expected "," or "}" but found "n"
            {ok: 1 n: 2}
                   ^"""));
    assertThat(fault.line(), is(1));
    assertThat(fault.column(), is(8));
  }

  @Test
  void counts_the_lines_of_every_platform() {
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      ExtendedJsonException fault =
          fault(String.join(end, "{", "  a: {b:", "    {$oid: 5}},", "}"));
      assertThat(
          fault.getMessage(),
          is(
              """
              line 3, column 12: $oid takes a string of 24 hexadecimal digits, but got 5
                  {$oid: 5}},
                         ^"""));
      assertThat(fault.line(), is(3));
      assertThat(fault.column(), is(12));
    }
  }

  @Test
  void shortens_a_long_line_on_both_sides() {
    assertThat(
        fault("{a: '" + "x".repeat(100) + "' b: '" + "y".repeat(100) + "'}").getMessage(),
        is(
            """
            line 1, column 108: expected "," or "}" but found "b"
            ...%s' b: '%s...
               %s^"""
                .formatted("x".repeat(38), "y".repeat(36), " ".repeat(40))));
  }

  @Test
  void shortens_a_long_line_only_on_the_side_that_is_too_long() {
    String[] first = fault("{,".concat(" ".repeat(100))).getMessage().split("\n");
    assertThat(first[1], is("{," + " ".repeat(78) + "..."));
    assertThat(first[2], is(" ^"));
    String[] last = fault(" ".repeat(100) + "{,").getMessage().split("\n");
    assertThat(last[1], is("..." + " ".repeat(78) + "{,"));
    assertThat(last[2], is(" ".repeat(82) + "^"));
  }

  @Test
  void keeps_tabs_to_align_the_caret() {
    assertThat(
        fault("{\n\ta:\tb}").getMessage(),
        is("line 2, column 5: expected a value but found \"b\"\n\ta:\tb}\n\t  \t^"));
  }

  @Test
  void shows_the_end_of_a_text_that_ends_with_a_line_break() {
    assertThat(
        fault("{a: 1\n").getMessage(),
        is("line 2, column 1: expected \",\" or \"}\" but found the end of the text\n\n^"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                 | 1  | expected a document but found the end of the text",
        "[]                 | 1  | expected a document but found \"[\"",
        "5                  | 1  | expected a document but found \"5\"",
        "'{}'               | 1  | expected a document but found the string '{}'",
        "{$oid: 'x'}        | 1  | expected a document but found the type wrapper {$oid: ...}",
        "{a: 1}}            | 7  | expected the end of the text but found \"}\"",
        "{a: 1} {b: 1}      | 8  | expected the end of the text but found \"{\"",
        "{a: 1} x           | 8  | expected the end of the text but found \"x\"",
        "{a: 1};            | 7  | expected the end of the text but found \";\"",
        "{                  | 2  | expected a key but found the end of the text",
        "{a: 1              | 6  | expected \",\" or \"}\" but found the end of the text",
        "{a: 1]             | 6  | expected \",\" or \"}\" but found \"]\"",
        "{a: [1 2]}         | 8  | expected \",\" or \"]\" but found \"2\"",
        "{a: [1}            | 7  | expected \",\" or \"]\" but found \"}\"",
        "{a: 'x' 'y'}       | 9  | expected \",\" or \"}\" but found the string 'y'",
        "{a: 1, }           | 8  | expected a key but found \"}\"",
        "{, a: 1}           | 2  | expected a key but found \",\"",
        "{a: 1,, b: 2}      | 7  | expected a key but found \",\"",
        "{a: [1, ]}         | 9  | expected a value but found \"]\"",
        "{a: [, 1]}         | 6  | expected a value but found \",\"",
        "{a}                | 3  | expected \":\" but found \"}\"",
        "{a 1}              | 4  | expected \":\" but found \"1\"",
        "{a = 1}            | 4  | expected \":\" but found \"=\"",
        "{a.b: 1}           | 3  | expected \":\" but found \".b\"",
        "{1: 1}             | 2  | expected a key but found \"1\"",
        "{a: }              | 5  | expected a value but found \"}\"",
        "{a: tru}           | 5  | expected a value but found \"tru\"",
        "{a: True}          | 5  | expected a value but found \"True\"",
        "{a: 'x}            | 5  | unterminated string: the closing quote is missing",
        "{a: \"x'}          | 5  | unterminated string: the closing quote is missing",
        "{a: 'x\\           | 5  | unterminated string: the closing quote is missing",
        "{'a: 1}            | 2  | unterminated string: the closing quote is missing",
        "{a: 1 /* x}        | 7  | unterminated comment: the closing */ is missing",
        "{a: 01}            | 5  | \"01\" is not a valid JSON number",
        "{a: -}             | 5  | \"-\" is not a valid JSON number",
        "{a: +1}            | 5  | \"+1\" is not a valid JSON number",
        "{a: .5}            | 5  | \".5\" is not a valid JSON number",
        "{a: 5.}            | 5  | \"5.\" is not a valid JSON number",
        "{a: 1e}            | 5  | \"1e\" is not a valid JSON number",
        "{a: 0x1F}          | 5  | \"0x1F\" is not a valid JSON number",
        "{a: 5L}            | 5  | \"5L\" is not a valid JSON number",
        "{a: 1-2}           | 5  | \"1-2\" is not a valid JSON number",
        "{a: 1_000}         | 5  | \"1_000\" is not a valid JSON number",
        "{a: 9223372036854775808} | 5 | 9223372036854775808 exceeds 64 bits; write 9223372036854775808.0 for a double or {$numberDecimal: '9223372036854775808'} for a decimal",
        "{a: -1e999}        | 5  | -1e999 exceeds the range of a double; write {$numberDecimal: '-1e999'} for a decimal",
        "{a: '\\x41'}       | 6  | unknown escape; expected one of \\\" \\' \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX",
        "{a: '\\u12g4'}     | 6  | \\u must be followed by four hexadecimal digits",
        "{a: '\\u12         | 6  | \\u must be followed by four hexadecimal digits",
        "{a: '-\\ud83d-'}   | 7  | high surrogate without a low surrogate after it",
        "{a: '\\ud83d'}     | 6  | high surrogate without a low surrogate after it",
        "{a: '-\\ude00'}    | 7  | low surrogate without a high surrogate before it",
        "{'a\\u0000b': 1}   | 2  | a key must not contain U+0000",
      })
  void names_the_error_and_its_column(String text, int column, String reason) {
    assertFault(text, 1, column, reason);
  }

  @Test
  void names_invisible_characters_by_number() {
    assertFault("{a:\u00a01}", 1, 4, "expected a value but found U+00A0");
    assertFault("\ufeff{}", 1, 1, "expected a document but found U+FEFF");
    assertFault("{a: \0}", 1, 5, "expected a value but found U+0000");
    assertFault("{a: \ud83d\ude00}", 1, 5, "expected a value but found \"\ud83d\ude00\"");
    assertFault("{a: \ud83d}", 1, 5, "expected a value but found U+D83D");
  }

  @Test
  void refuses_raw_control_characters_in_strings() {
    assertFault("{a: 'x\ty'}", 1, 7, "a string must not contain a raw U+0009; write \\u0009");
    assertFault("{a:\n 'xy\n'}", 2, 5, "a string must not contain a raw line break; write \\n");
    assertFault("{a: 'xy\r\n'}", 1, 8, "a string must not contain a raw line break; write \\n");
  }

  @Test
  void refuses_too_deep_nesting_without_a_stack_overflow() {
    assertFault("{a:".repeat(201), 1, 601, "documents nest deeper than 200 levels");
    assertFault("{a:" + "[".repeat(100_000), 1, 203, "documents nest deeper than 200 levels");
    assertFault("{a: {$oid:".repeat(100_000), 1, 51, "type wrappers nest deeper than 4 levels");
    assertFault(
        "{a: {$code: '', $scope: ".repeat(100_000),
        1,
        24 * 200 + 1,
        "documents nest deeper than 200 levels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1 2", "'a", "tru", "{a: 1", "[1,]", "{$oid: 5}", "{$oid: '', a: 1}"})
  void a_single_value_is_parsed_as_strictly_as_a_document(String text) {
    assertThrows(ExtendedJsonException.class, () -> ExtendedJson.parseValue(text));
  }
}
