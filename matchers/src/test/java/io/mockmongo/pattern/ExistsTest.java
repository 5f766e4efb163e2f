package io.mockmongo.pattern;

import static io.mockmongo.request.Requests.differences;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.json.ExtendedJson;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExistsTest {

  @ParameterizedTest
  @ValueSource(strings = {"1", "null", "false", "{}", "[]", "''", "{$$exists: false}"})
  void exists_true_is_satisfied_by_any_value_null_included(String value) {
    assertThat(differences("{a: {$$exists: true}}", "{a: " + value + "}"), is(""));
  }

  @Test
  void exists_true_asks_for_presence() {
    assertThat(
        differences("{a: {$$exists: true}}", "{b: 1}"), is("a: expected present, but was absent"));
  }

  @Test
  void exists_false_asks_for_absence_and_null_is_not_absent() {
    assertThat(differences("{a: {$$exists: false}}", "{b: 1}"), is(""));
    assertThat(
        differences("{a: {$$exists: false}}", "{a: null}"), is("a: expected absent, but was null"));
    assertThat(
        differences("{a: {$$exists: false}}", "{a: {b: 1}}"),
        is("a: expected absent, but was {b: 1}"));
  }

  @Test
  void exists_stands_at_every_depth_and_in_arrays() {
    String pattern = "{a: {b: {$$exists: true}}, c: [{d: {$$exists: false}}, {$$exists: true}]}";
    assertThat(differences(pattern, "{a: {b: 1}, c: [{e: 1}, null]}"), is(""));
    assertThat(
        differences(pattern, "{a: {}, c: [{d: 1}, 2]}"),
        is("a.b: expected present, but was absent;" + " c[0].d: expected absent, but was 1"));
  }

  @Test
  void absence_is_asked_of_a_document_that_must_be_there() {
    assertThat(
        differences("{a: {b: {$$exists: false}}}", "{}"),
        is("a: expected {b: {$$exists: false}}, but was absent"));
  }

  @Test
  void an_element_that_should_be_absent_is_counted_all_the_same() {
    assertThat(
        differences("{a: [1, {$$exists: false}]}", "{a: [1]}"),
        is("a: expected 2 elements, but was 1 element"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {a: {$$exists: 1}}              | a: $$exists takes true or false, but got 1
          {a: {$$exists: null}}           | a: $$exists takes true or false, but got null
          {a: {$$exists: 'true'}}         | a: $$exists takes true or false, but got 'true'
          {a: {$$exists: true, b: 1}}     | a: $$exists must be the only key of its document
          {a: {b: 1, $$exists: true}}     | a: $$exists must be the only key of its document
          {b: 1, $$exists: true}          | $$exists must be the only key of its document
          {a: {$$exists: true, $$exists: true}} | a: $$exists must be the only key of its document
          """)
  void what_is_no_use_of_an_operator_is_refused_with_its_path(String pattern, String message) {
    BsonDocument document = ExtendedJson.parse(pattern);
    var refusal = assertThrows(IllegalArgumentException.class, () -> DocumentPattern.of(document));
    assertThat(refusal.getMessage(), is(message));
  }

  @Test
  void one_dollar_makes_no_operator() {
    assertThat(
        differences("{a: {$exists: true}}", "{a: 1}"),
        is("a: expected {$exists: true}, but was 1"));
    assertThat(differences("{a: {$exists: true}}", "{a: {$exists: true}}"), is(""));
  }
}
