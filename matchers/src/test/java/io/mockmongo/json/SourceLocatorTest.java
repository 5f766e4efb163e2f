package io.mockmongo.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The line and column of an error that is found after the text was read. */
class SourceLocatorTest {

  private static final String TEXT =
      """
      { // a, b
        'a,': [1, {x: "}", y: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}}, [[], {z: 1}]],
        a: /* { */ {}, a: {$code: 'f', $scope: {x: [1]}},
        b: [ {c: 2} ]
      }""";

  private static String place(boolean atKey, Integer... steps) {
    var fault = ExtendedJson.errorAt(TEXT, List.of(steps), atKey, "why");
    return fault.line() + ":" + fault.column();
  }

  @Test
  void a_key_is_found_by_its_number_at_each_step() {
    assertThat(place(true, 0), is("2:3"));
    assertThat(place(true, 0, 1, 1), is("2:22"));
    assertThat(place(true, 0, 2, 1, 0), is("2:68"));
    assertThat(place(true, 1), is("3:3"));
    assertThat(place(true, 2), is("3:18"));
    assertThat(place(true, 3), is("4:3"));
    assertThat(place(true, 3, 0, 0), is("4:9"));
  }

  @Test
  void a_value_is_found_by_its_number_at_each_step() {
    assertThat(place(false), is("1:1"));
    assertThat(place(false, 0), is("2:9"));
    assertThat(place(false, 0, 0), is("2:10"));
    assertThat(place(false, 0, 1), is("2:13"));
    assertThat(place(false, 1), is("3:14"));
    assertThat(place(false, 3), is("4:6"));
    assertThat(place(false, 3, 0), is("4:8"));
    assertThat(place(false, 3, 0, 0), is("4:12"));
  }

  @Test
  void the_message_has_the_form_of_any_other_error() {
    assertThat(
        ExtendedJson.errorAt("{a: [1, 2]}", List.of(0, 1), false, "why").getMessage(),
        is("line 1, column 9: why\n{a: [1, 2]}\n        ^"));
  }
}
