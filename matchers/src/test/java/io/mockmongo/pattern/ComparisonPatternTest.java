package io.mockmongo.pattern;

import static io.mockmongo.request.Requests.differences;
import static io.mockmongo.request.Requests.matches;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** $$lt, $$lte, $$gt and $$gte. */
class ComparisonPatternTest {

  private static final Map<String, String> SAMPLES = BsonTypes.samples();
  private static final List<String> COMPARABLE =
      List.of("double", "int", "long", "decimal", "string", "date", "timestamp", "objectId");

  private static boolean holds(String operator, String bound, String actual) {
    return matches("{v: {" + operator + ": " + bound + "}}", "{v: " + actual + "}");
  }

  private static void assertOrder(String less, String more) {
    assertThat(less + " < " + more, holds("$$lt", more, less), is(true));
    assertThat(less + " <= " + more, holds("$$lte", more, less), is(true));
    assertThat(less + " > " + more, holds("$$gt", more, less), is(false));
    assertThat(less + " >= " + more, holds("$$gte", more, less), is(false));
    assertThat(more + " < " + less, holds("$$lt", less, more), is(false));
    assertThat(more + " <= " + less, holds("$$lte", less, more), is(false));
    assertThat(more + " > " + less, holds("$$gt", less, more), is(true));
    assertThat(more + " >= " + less, holds("$$gte", less, more), is(true));
  }

  private static void assertSame(String one, String other) {
    assertThat(one + " < " + other, holds("$$lt", other, one), is(false));
    assertThat(one + " <= " + other, holds("$$lte", other, one), is(true));
    assertThat(one + " > " + other, holds("$$gt", other, one), is(false));
    assertThat(one + " >= " + other, holds("$$gte", other, one), is(true));
  }

  @Test
  void numbers_are_compared_by_value_whatever_their_types() {
    String[] sixes = {"6", "{$numberLong: '6'}", "6.5", "{$numberDecimal: '6.99'}"};
    String[] sevens = {"7", "{$numberLong: '7'}", "7.0", "{$numberDecimal: '7.00'}"};
    for (String six : sixes) {
      for (String seven : sevens) {
        assertOrder(six, seven);
      }
    }
    for (String one : sevens) {
      for (String other : sevens) {
        assertSame(one, other);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {$numberLong: '9007199254740992'}        | {$numberLong: '9007199254740993'}
          9007199254740992.0                       | {$numberLong: '9007199254740993'}
          -1                                       | {$numberLong: '4294967295'}
          {$numberDouble: '-Infinity'}             | {$numberDecimal: '-9E+6144'}
          {$numberDecimal: '9E+6144'}              | {$numberDouble: 'Infinity'}
          {$numberDecimal: '-Infinity'}            | 0
          {$numberDecimal: '-Infinity'}            | {$numberDouble: 'Infinity'}
          1.7976931348623157E308                   | {$numberDecimal: 'Infinity'}
          ''                                       | 'a'
          'B'                                      | 'a'
          'z'                                      | 'ü'
          'a'                                      | 'ab'
          '\uffee'                                 | '\ud83d\ude00'
          {$date: {$numberLong: '-1'}}             | {$date: '1970-01-01T00:00:00Z'}
          {$timestamp: {t: 1, i: 2}}               | {$timestamp: {t: 1, i: 3}}
          {$timestamp: {t: 1, i: 4294967295}}      | {$timestamp: {t: 2147483648, i: 0}}
          {$oid: '7f6c1d3e9a7b2c4d8e0f1a2b'}       | {$oid: 'ff6c1d3e9a7b2c4d8e0f1a2b'}
          """)
  void values_of_a_kind_have_an_order(String less, String more) {
    assertOrder(less, more);
    assertSame(less, less);
    assertSame(more, more);
  }

  @Test
  void infinities_of_both_types_are_the_same() {
    assertSame("{$numberDouble: 'Infinity'}", "{$numberDecimal: 'Infinity'}");
    assertSame("{$numberDouble: '-Infinity'}", "{$numberDecimal: '-Infinity'}");
    assertSame("{$numberDouble: '-0.0'}", "{$numberDecimal: '0E+3'}");
  }

  @Test
  void nothing_lies_beside_a_nan() {
    for (String nan : List.of("{$numberDouble: 'NaN'}", "{$numberDecimal: 'NaN'}")) {
      for (String operator : List.of("$$lt", "$$lte", "$$gt", "$$gte")) {
        assertThat(holds(operator, "7", nan), is(false));
      }
    }
  }

  @Test
  void values_of_other_kinds_do_not_match() {
    for (String bound : COMPARABLE) {
      SAMPLES.forEach(
          (type, sample) -> {
            boolean alike =
                type.equals(bound)
                    || COMPARABLE.indexOf(type) < 4
                        && COMPARABLE.indexOf(type) >= 0
                        && COMPARABLE.indexOf(bound) < 4;
            assertThat(
                type + " beside " + bound, holds("$$lte", SAMPLES.get(bound), sample), is(alike));
            assertThat(
                type + " beside " + bound, holds("$$gte", SAMPLES.get(bound), sample), is(alike));
            assertThat(holds("$$lt", SAMPLES.get(bound), sample), is(false));
            assertThat(holds("$$gt", SAMPLES.get(bound), sample), is(false));
          });
    }
  }

  @Test
  void a_difference_says_on_which_side_the_value_should_be() {
    assertThat(differences("{v: {$$lt: 5}}", "{v: 5}"), is("v: expected less than 5, but was 5"));
    assertThat(differences("{v: {$$lte: 5}}", "{v: 6}"), is("v: expected at most 5, but was 6"));
    assertThat(differences("{v: {$$gt: 5}}", "{v: 5}"), is("v: expected more than 5, but was 5"));
    assertThat(
        differences("{v: {$$gte: 'b'}}", "{v: 'a'}"), is("v: expected at least 'b', but was 'a'"));
    assertThat(
        differences("{v: {$$gte: 5}}", "{v: '6'}"), is("v: expected at least 5, but was '6'"));
    assertThat(differences("{v: {$$gte: 5}}", "{}"), is("v: expected at least 5, but was absent"));
  }

  @Test
  void a_strict_comparison_wants_the_type_too() {
    assertThat(matches("{$$strict: {v: {$$gt: 5}}}", "{v: 6}"), is(true));
    assertThat(
        differences("{$$strict: {v: {$$gt: 5}}}", "{v: {$numberLong: '6'}}"),
        is("v: expected more than 5 (int), but was 6 (long)"));
    assertThat(
        differences("{$$strict: {v: {$$gt: 5}}}", "{v: 4}"),
        is("v: expected more than 5 (int), but was 4"));
  }
}
