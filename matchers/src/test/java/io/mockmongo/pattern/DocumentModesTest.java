package io.mockmongo.pattern;

import static io.mockmongo.request.Requests.differences;
import static io.mockmongo.request.Requests.matches;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators that set how all documents inside them are compared. */
class DocumentModesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {$$exact: {}}                        | {}                     |
          {$$exact: {}}                        | {a: 1}                 | a: expected absent, but was 1
          {$$exact: {b: 2, a: 1}}              | {a: 1, b: 2}           |
          {$$exact: {a: 1}}                    | {b: 2, a: 1, c: 3}     | b: expected absent, but was 2; c: expected absent, but was 3
          {a: {$$exact: {b: 1}}}               | {a: {b: 1}, c: 1}      |
          {a: {$$exact: {b: 1}}}               | {a: {b: 1, c: 2}}      | a.c: expected absent, but was 2
          {a: {$$exact: {b: 1}}}               | {a: 1}                 | a: expected {b: 1}, but was 1
          {a: {$$exact: {b: 1}}}               | {}                     | a: expected {b: 1}, but was absent
          {$$exact: {a: {b: [{c: 1}]}}}        | {a: {b: [{c: 1}]}}     |
          {$$exact: {a: {b: [{c: 1}]}}}        | {a: {b: [{c: 1, d: 2}]}} | a.b[0].d: expected absent, but was 2
          {$$exact: {a: {b: [[{c: 1}]]}}}      | {a: {b: [[{c: 1, d: 2}]]}} | a.b[0][0].d: expected absent, but was 2
          {a: {$$exact: [{b: 1}]}}             | {a: [{b: 1, c: 2}]}    | a[0].c: expected absent, but was 2
          {$$exact: {a: {$$exists: false}}}    | {}                     |
          {$$exact: {a: {$$unsetOrMatches: {b: 1}}}} | {a: {b: 1, c: 2}} | a.c: expected absent, but was 2
          {$$exact: {a: {$$anyOf: [{b: 1}, {b: 1, c: 2}]}}} | {a: {b: 1, c: 2}} |
          {$$exact: {a: {$$anyOf: [{b: 1}]}}}  | {a: {b: 1, c: 2}}      | a: expected any of [{b: 1}], but was {b: 1, c: 2}
          {$$exact: {a: {$$not: {b: 1}}}}      | {a: {b: 1, c: 2}}      |
          {$$exact: {a: {$$contains: {b: 1}}}} | {a: [{b: 1, c: 2}]}    | a: expected an element {b: 1}, but was [{b: 1, c: 2}]
          {$$exact: {a: {$$startsWith: [{b: 1}]}}} | {a: [{b: 1, c: 2}, 1]} | a[0].c: expected absent, but was 2
          {$$exact: {a: 1}}                    | {a: 1, a: 1}           | a: expected absent, but was 1
          {$$exact: {a: 1, a: 2}}              | {a: 1, a: 2}           |
          """)
  void exact_allows_no_other_fields(String pattern, String actual, String differences) {
    assertThat(differences(pattern, actual), is(differences == null ? "" : differences));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {$$exact: {a: {$$matchAsRoot: {b: 1}}}}         | {a: {b: 1, c: 2}} |
          {$$exact: {a: {$$matchAsRoot: {b: 1}}}}         | {a: {b: 1}, d: 1} | d: expected absent, but was 1
          {$$exact: {a: {$$matchAsRoot: {b: {c: 1}}}}}    | {a: {b: {c: 1, d: 2}, e: 3}} | a.b.d: expected absent, but was 2
          {$$exact: {$$matchAsRoot: {a: {b: 1}}}}         | {a: {b: 1}, c: 1} |
          {$$exact: {$$matchAsRoot: {a: {b: 1}}}}         | {a: {b: 1, c: 1}} | a.c: expected absent, but was 1
          {$$exact: {a: {$$unsetOrMatches: {$$matchAsRoot: {b: 1}}}}} | {a: {b: 1, c: 2}} |
          {$$exact: {a: {$$matchAsRoot: {$$allOf: [[{b: 1}]]}}}} | {a: [{b: 1, c: 2}]} | a[0].c: expected absent, but was 2
          {$$exact: {a: {$$matchAsRoot: {$$contains: {b: 1}}}}} | {a: [{b: 1, c: 2}]} | a: expected an element {b: 1}, but was [{b: 1, c: 2}]
          {$$exact: {a: {$$matchAsRoot: {$$startsWith: [{b: 1}]}}}} | {a: [{b: 1, c: 2}]} | a[0].c: expected absent, but was 2
          {$$exact: {a: {$$matchAsRoot: {$$matchAsDocument: {b: 1}}}}} | {a: '{b: 1, c: 2}'} | a.c: expected absent, but was 2
          {a: {$$matchAsRoot: {b: {c: 1}}}}               | {a: {b: {c: 1, d: 2}, e: 3}} |
          {a: {$$matchAsRoot: {b: 1}}}                    | {a: 1}            | a: expected {b: 1}, but was 1
          {a: {$$matchAsRoot: {b: {$$exact: {c: 1}}}}}    | {a: {b: {c: 1, d: 2}, e: 3}} | a.b.d: expected absent, but was 2
          """)
  void a_root_within_an_exact_document_may_have_other_fields(
      String pattern, String actual, String differences) {
    assertThat(differences(pattern, actual), is(differences == null ? "" : differences));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {$$exactBelow: {a: 1}}                           | {a: 1, b: 2}              |
          {$$exactBelow: {a: {b: 1}}}                      | {a: {b: 1}, c: 1}         |
          {$$exactBelow: {a: {b: 1}}}                      | {a: {b: 1, c: 2}, d: 1}   | a.c: expected absent, but was 2
          {$$exactBelow: {a: [{b: 1}]}}                    | {a: [{b: 1, c: 2}]}       | a[0].c: expected absent, but was 2
          {$$exactBelow: {a: {$$matchAsRoot: {b: 1}}}}     | {a: {b: 1, c: 2}}         |
          {$$exactBelow: {a: {$$matchAsRoot: {b: {}}}}}    | {a: {b: {c: 2}}}          | a.b.c: expected absent, but was 2
          {a: {$$exactBelow: {b: {c: 1}}}}                 | {a: {b: {c: 1}, d: 1}}    |
          {a: {$$exactBelow: {b: {c: 1}}}}                 | {a: {b: {c: 1, d: 1}}}    | a.b.d: expected absent, but was 1
          {$$exact: {$$exactBelow: {a: {b: 1}}}}           | {a: {b: 1}, c: 1}         |
          {$$exact: {a: {$$subset: {b: {c: 1}}}}}          | {a: {b: {c: 1, d: 2}, e: 3}} |
          {$$exact: {a: {$$subset: {b: {c: 1}}}}}          | {a: {b: {c: 1}}, d: 1}    | d: expected absent, but was 1
          {$$exact: {a: {$$subset: [{b: 1}]}}}             | {a: [{b: 1, c: 2}]}       |
          {$$exactBelow: {a: {$$subset: {b: {c: 1}}}}}     | {a: {b: {c: 1, d: 2}, e: 3}} |
          {$$exact: {a: {$$subset: {b: {$$exact: {c: 1}}}}}} | {a: {b: {c: 1, d: 2}, e: 3}} | a.b.d: expected absent, but was 2
          """)
  void a_document_may_be_open_outside_and_exact_inside_and_the_other_way_round(
      String pattern, String actual, String differences) {
    assertThat(differences(pattern, actual), is(differences == null ? "" : differences));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {$$ordered: {a: 1, b: 2}}            | {a: 1, b: 2}           |
          {$$ordered: {a: 1, b: 2}}            | {x: 0, a: 1, y: 0, b: 2, z: 0} |
          {$$ordered: {a: 1, b: 2, c: 3}}      | {c: 3, b: 2, a: 1}     | expected order a, b, c, but was order c, b, a
          {$$ordered: {a: 1, b: 2}}            | {b: 2, a: 1}           | expected order a, b, but was order b, a
          {s: {$$ordered: {a: 1, b: 2}}}       | {s: {b: 2, a: 1}}      | s: expected order a, b, but was order b, a
          {$$ordered: {s: {a: 1, b: 2}}}       | {s: {b: 2, a: 1}}      | s: expected order a, b, but was order b, a
          {$$ordered: {s: [{a: 1, b: 2}]}}     | {s: [{b: 2, a: 1}]}    | s[0]: expected order a, b, but was order b, a
          {$$ordered: {a: 1, b: 2}}            | {b: 2, a: 3}           | a: expected 1, but was 3; expected order a, b, but was order b, a
          {$$ordered: {a: 1, b: 2, c: 3}}      | {c: 3, a: 1}           | b: expected 2, but was absent; expected order a, c, but was order c, a
          {$$ordered: {a: 1, b: {$$exists: false}, c: 3}} | {a: 1, c: 3} |
          {$$ordered: {a: 1, b: 2, a: 3}}      | {a: 1, b: 2, a: 3}     |
          {$$ordered: {a: 1, a: 3, b: 2}}      | {a: 1, b: 2, a: 3}     | expected order a, a, b, but was order a, b, a
          {$$ordered: {$$exact: {a: 1, b: 2}}} | {a: 1, b: 2, c: 3}     | c: expected absent, but was 3
          {$$exact: {$$ordered: {a: 1, b: 2}}} | {b: 2, a: 1}           | expected order a, b, but was order b, a
          {s: {$$ordered: {a: 1}}}             | {s: 1}                 | s: expected {a: 1}, but was 1
          """)
  void ordered_fields_stand_in_the_order_of_the_pattern(
      String pattern, String actual, String differences) {
    assertThat(differences(pattern, actual), is(differences == null ? "" : differences));
  }

  @Test
  void strict_wants_the_type_of_every_value() {
    List<String> types = List.copyOf(BsonTypes.samples().keySet());
    for (String wanted : types) {
      for (String actual : types) {
        String pattern = "{$$strict: {v: [{w: " + BsonTypes.samples().get(wanted) + "}]}}";
        String document = "{v: [{w: " + BsonTypes.samples().get(actual) + "}]}";
        assertThat(
            wanted + " and " + actual, matches(pattern, document), is(wanted.equals(actual)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {a: {$$strict: 7}}               | {a: 7}                        |
          {a: {$$strict: 7}}               | {a: {$numberLong: '7'}}        | a: expected 7 (int), but was 7 (long)
          {a: {$$strict: {$numberLong: '7'}}} | {a: 7}                      | a: expected 7 (long), but was 7 (int)
          {a: {$$strict: 7}}               | {a: 7.0}                      | a: expected 7 (int), but was 7.0 (double)
          {a: {$$strict: 7}}               | {a: {$numberDecimal: '7'}}     | a: expected 7 (int), but was 7 (decimal)
          {a: {$$strict: 7}}               | {a: {$numberLong: '8'}}        | a: expected 7, but was {$numberLong: '8'}
          {a: {$$strict: 7}}               | {a: 8}                        | a: expected 7, but was 8
          {a: {$$strict: 7}}               | {}                            | a: expected 7, but was absent
          {a: {$$strict: null}}            | {}                            | a: expected null, but was absent
          {a: {$$strict: {$numberDouble: 'NaN'}}} | {a: {$numberDecimal: 'NaN'}} | a: expected NaN (double), but was NaN (decimal)
          {a: {$$strict: {$numberDecimal: '1.10'}}} | {a: {$numberDecimal: '1.1'}} |
          {a: {$$strict: 0.0}}             | {a: {$numberDouble: '-0.0'}}   |
          {a: {$$strict: {b: 1}}}          | {a: {b: 1, c: 2}}             |
          {a: {$$strict: [1, {$$anyOf: [2, 3]}]}} | {a: [1, 3.0]}          | a[1]: expected any of [2, 3], but was 3.0
          {a: {$$strict: {$$size: {$$gte: {$numberLong: '1'}}}}} | {a: [1]} |
          """)
  void strict_names_the_types_where_only_they_differ(
      String pattern, String actual, String differences) {
    assertThat(differences(pattern, actual), is(differences == null ? "" : differences));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$$exact: {$$ordered: {$$strict: %s}}}",
        "{$$exact: {$$strict: {$$ordered: %s}}}",
        "{$$ordered: {$$exact: {$$strict: %s}}}",
        "{$$ordered: {$$strict: {$$exact: %s}}}",
        "{$$strict: {$$exact: {$$ordered: %s}}}",
        "{$$strict: {$$ordered: {$$exact: %s}}}"
      })
  void all_three_hold_together_in_any_nesting(String modes) {
    String pattern = modes.formatted("{a: {x: 1, y: 2}}");
    assertThat(differences(pattern, "{a: {x: 1, y: 2}}"), is(""));
    assertThat(
        differences(pattern, "{a: {x: 1, y: 2, z: 3}}"), is("a.z: expected absent, but was 3"));
    assertThat(
        differences(pattern, "{a: {y: 2, x: 1}}"),
        is("a: expected order x, y, but was order y, x"));
    assertThat(
        differences(pattern, "{a: {x: 1, y: 2.0}}"),
        is("a.y: expected 2 (int), but was 2.0 (double)"));
  }

  @Test
  void a_root_keeps_the_order_and_the_types() {
    String pattern = "{$$ordered: {$$strict: {$$matchAsRoot: {x: 1, y: 2}}}}";
    assertThat(differences(pattern, "{x: 1, z: 0, y: 2}"), is(""));
    assertThat(
        differences(pattern, "{y: 2, x: 1.0}"),
        is(
            "x: expected 1 (int), but was 1.0 (double);"
                + " expected order x, y, but was order y, x"));
  }

  @Test
  void what_is_beside_is_compared_as_ever() {
    assertThat(matches("{a: {$$strict: 1}, b: 1}", "{a: 1, b: 1.0}"), is(true));
    assertThat(matches("{a: {$$exact: {}}, b: {}}", "{a: {}, b: {c: 1}}"), is(true));
    assertThat(
        matches("{a: {$$ordered: {x: 1}}, b: {x: 1, y: 2}}", "{a: {x: 1}, b: {y: 2, x: 1}}"),
        is(true));
  }
}
