package io.mockmongo.pattern;

import static io.mockmongo.request.Requests.differences;
import static io.mockmongo.request.Requests.matches;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** $$not, $$anyOf, $$allOf and $$unsetOrMatches. */
class LogicTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {a: {$$not: 1}}                     | {a: 2}
          {a: {$$not: 1}}                     | {a: null}
          {a: {$$not: 1}}                     | {}
          {a: {$$not: null}}                  | {}
          {a: {$$not: {b: 1}}}                | {a: {b: 2}}
          {a: {$$not: {b: 1}}}                | {a: 1}
          {a: {$$not: {$$exists: false}}}     | {a: 1}
          {a: {$$not: {$$unsetOrMatches: 1}}} | {a: 2}
          {a: {$$not: {$$not: 1}}}            | {a: 1}
          {a: {$$not: {$$type: 'int'}}}       | {a: 'x'}
          {a: [{$$not: 1}]}                   | {a: [2]}
          {$$not: {a: 1}}                     | {a: 2}
          {a: {$$anyOf: [1, 2]}}              | {a: 2.0}
          {a: {$$anyOf: [{b: 1}, 'x']}}       | {a: {b: 1, c: 2}}
          {a: {$$anyOf: [1, {$$exists: false}]}} | {}
          {a: {$$allOf: [{$$gt: 1}, {$$lt: 5}]}} | {a: 3}
          {a: {$$allOf: [{b: 1}, {c: 2}]}}    | {a: {b: 1, c: 2}}
          {a: {$$allOf: [{$$exists: true}, {$$not: 1}]}} | {a: 2}
          {a: {$$unsetOrMatches: 1}}          | {}
          {a: {$$unsetOrMatches: 1}}          | {a: 1}
          {a: {$$unsetOrMatches: {b: {$$type: 'int'}}}} | {a: {b: 2, c: 3}}
          {a: {$$unsetOrMatches: {$$exists: false}}} | {}
          {$$unsetOrMatches: {a: 1}}          | {a: 1}
          """)
  void matches_what_it_promises(String pattern, String actual) {
    assertThat(differences(pattern, actual), is(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {a: {$$not: 1}}                     | {a: 1.0}    | a: expected not 1, but was 1.0
          {a: {$$not: null}}                  | {a: null}   | a: expected not null, but was null
          {a: {$$not: {b: 1}}}                | {a: {b: 1, c: 2}} | a: expected not {b: 1}, but was {b: 1, c: 2}
          {a: {$$not: {$$exists: false}}}     | {}          | a: expected not {$$exists: false}, but was absent
          {a: {$$not: {$$unsetOrMatches: 1}}} | {}          | a: expected not {$$unsetOrMatches: 1}, but was absent
          {a: {$$not: {$$not: 1}}}            | {a: 2}      | a: expected not {$$not: 1}, but was 2
          {a: {$$not: {$$not: 1}}}            | {}          | a: expected not {$$not: 1}, but was absent
          {$$not: {a: 1}}                     | {a: 1}      | expected not {a: 1}, but was {a: 1}
          {a: {$$anyOf: [1, 2]}}              | {a: 3}      | a: expected any of [1, 2], but was 3
          {a: {$$anyOf: [1, null]}}           | {}          | a: expected any of [1, null], but was absent
          {a: {$$anyOf: [1]}}                 | {a: [1]}    | a: expected any of [1], but was [1]
          {a: {$$allOf: [{$$gt: 1}, {$$lt: 5}]}} | {a: 5}   | a: expected less than 5, but was 5
          {a: {$$allOf: [{b: 1}, {c: 2}]}}    | {a: {}}     | a.b: expected 1, but was absent; a.c: expected 2, but was absent
          {a: {$$allOf: [{$$exists: true}, {$$not: 1}]}} | {} | a: expected present, but was absent
          {a: {$$unsetOrMatches: 1}}          | {a: null}   | a: expected 1, but was null
          {a: {$$unsetOrMatches: {b: 1}}}     | {a: {b: 2}} | a.b: expected 1, but was 2
          {a: [{$$unsetOrMatches: 1}]}        | {a: []}     | a: expected 1 element, but was 0 elements
          """)
  void says_what_differs(String pattern, String actual, String differences) {
    assertThat(differences(pattern, actual), is(differences));
  }

  @Test
  void every_value_matches_itself_but_not_its_negation() {
    BsonTypes.samples()
        .forEach(
            (type, sample) -> {
              String actual = "{v: " + sample + "}";
              assertThat(type, matches("{v: {$$anyOf: ['no', " + sample + "]}}", actual), is(true));
              assertThat(type, matches("{v: {$$not: " + sample + "}}", actual), is(false));
              assertThat(type, matches("{v: {$$not: 'no'}}", actual), is(true));
            });
  }
}
