package io.mockmongo.pattern;

import static io.mockmongo.request.Requests.differences;
import static io.mockmongo.request.Requests.matches;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** $$size, $$startsWith, $$contains and $$anyOrder. */
class ArrayPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {$$size: 0}                             | []
          {$$size: 2}                             | [1, [2, 3]]
          {$$size: {$$gte: 2}}                    | [1, 2]
          {$$size: {$$allOf: [{$$gt: 1}, {$$lt: 3}]}} | [1, 2]
          {$$startsWith: [1]}                     | [1]
          {$$startsWith: [1, {b: 1}]}             | [1, {b: 1, c: 2}, 3]
          {$$contains: 1}                         | [3, 2, 1.0]
          {$$contains: {b: 1}}                    | [1, {b: 1, c: 2}]
          {$$contains: {$$gt: 2}}                 | [1, 2, 3]
          {$$contains: null}                      | [1, null]
          {$$contains: [1, 2]}                    | [3, 2, 1]
          {$$contains: [1, 1]}                    | [1, 2, 1]
          {$$contains: [[1]]}                     | [2, [1]]
          {$$contains: [{$$gt: 0}, 1]}            | [1, 2]
          {$$anyOrder: []}                        | []
          {$$anyOrder: [1, 2, 3]}                 | [3, 1, 2]
          {$$anyOrder: [1, 2, 2]}                 | [2, 1, 2]
          {$$anyOrder: [{$$gt: 0}, {$$gt: 1}, {$$gt: 2}]} | [3, 2, 1]
          {$$anyOrder: [{$$gt: 0}, {$$gt: 1}, {$$gt: 2}]} | [1, 2, 3]
          {$$anyOrder: [{}, {b: 1}, {c: 1}]}      | [{c: 1, b: 1}, {b: 1}, {}]
          {$$anyOrder: [{$$type: 'number'}, {$$anyOf: [1, 2]}, 1]} | [1, 2, 3]
          {$$anyOrder: [[{$$exists: true}], {$$type: 'array'}]} | [[1], [1, 2]]
          """)
  void matches_what_it_promises(String pattern, String actual) {
    assertThat(differences("{a: " + pattern + "}", "{a: " + actual + "}"), is(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {$$size: 2}          | [1]          | a: expected size 2, but was size 1
          {$$size: {$$gte: 2}} | [1]          | a: expected size {$$gte: 2}, but was size 1
          {$$size: 2}          | {x: 1, y: 2} | a: expected an array of size 2, but was {x: 1, y: 2}
          {$$startsWith: [1]}  | [2, 1]       | a[0]: expected 1, but was 2
          {$$startsWith: [1, 2]} | [1]        | a: expected at least 2 elements, but was 1 element
          {$$startsWith: [1, 2]} | [3]        | a[0]: expected 1, but was 3; a: expected at least 2 elements, but was 1 element
          {$$startsWith: [1]}  | 1            | a: expected an array that starts with [1], but was 1
          {$$contains: 1}      | []           | a: expected an element 1, but was []
          {$$contains: 1}      | [2, 3]       | a: expected an element 1, but was [2, 3]
          {$$contains: [1, 4, 5]} | [4, 3]    | a: expected an element 1, but was [4, 3]; a: expected an element 5, but was [4, 3]
          {$$contains: [1, 1]} | [1, 2]       | a: expected an element 1, but was [1, 2]
          {$$contains: [1]}    | [[1]]        | a: expected an element 1, but was [[1]]
          {$$contains: 1}      | 1            | a: expected an array that contains 1, but was 1
          {$$anyOrder: [1, 2]} | [2, 3]       | a: expected an element 1, but was left with [3]
          {$$anyOrder: [1, 2]} | [2]          | a: expected an element 1, but was left with []
          {$$anyOrder: [1]}    | [2, 1, 3]    | a: expected no more elements, but was left with [2, 3]
          {$$anyOrder: [1]}    | [2, 3]       | a: expected an element 1, but was left with [2, 3]
          {$$anyOrder: []}     | [1]          | a: expected no more elements, but was left with [1]
          {$$anyOrder: [1, 1]} | [1, 2]       | a: expected an element 1, but was left with [2]
          {$$anyOrder: [1, 2]} | [3, 4]       | a: expected an element 1, but was left with [3, 4]; a: expected an element 2, but was left with [3, 4]
          {$$anyOrder: [{$$gt: 1}, {$$gt: 2}]} | [2, 1] | a: expected an element {$$gt: 2}, but was left with [1]
          {$$anyOrder: [1]}    | {'0': 1}     | a: expected in any order [1], but was {'0': 1}
          """)
  void says_what_differs(String pattern, String actual, String differences) {
    assertThat(differences("{a: " + pattern + "}", "{a: " + actual + "}"), is(differences));
  }

  @Test
  void only_arrays_have_elements() {
    List<String> patterns =
        List.of("{$$size: 1}", "{$$startsWith: [7]}", "{$$contains: 7}", "{$$anyOrder: [7]}");
    for (String pattern : patterns) {
      BsonTypes.samples()
          .forEach(
              (type, sample) ->
                  assertThat(
                      pattern + " of " + type,
                      matches("{a: " + pattern + "}", "{a: " + sample + "}"),
                      is(type.equals("array"))));
      assertThat(pattern + " of nothing", matches("{a: " + pattern + "}", "{}"), is(false));
    }
  }
}
