package io.mockmongo.pattern;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;

import io.mockmongo.json.ExtendedJson;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators can be written with at signs, and are shown with dollar signs. */
class OperatorSpellingTest {

  @ParameterizedTest
  @EnumSource
  void every_operator_can_be_written_with_at_signs(Operator operator) {
    String ats = operator.key().replace("$$", "@@");
    BsonDocument written = ExtendedJson.parse("{" + ats + ": 1}");

    assertThat(
        OperatorSpelling.withDollars(ExtendedJson.parse("{a: [" + written + "]}")),
        is(ExtendedJson.parse("{a: [{" + operator.key() + ": 1}]}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a: {$$allOf: [{$$exists: true}, {$$not: 'x'}]}}",
        "{a: {$$size: {$$gte: 2}}, b: [{c: {$$exact: {d: {$$matchAsRoot: {}}}}}]}",
        "{a: 1, a: {$$matchAsDocument: {b: {$$regex: {pattern: '@@', options: 'i'}}}}}",
        "{$$exact: {a: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}, b: {$numberDecimal: '1.0'}}}"
      })
  void a_pattern_is_the_same_in_either_spelling(String dollars) {
    assertThat(DocumentPattern.of(dollars.replace("$$", "@@")), hasToString(dollars));
  }

  @Test
  void differences_show_dollar_signs() {
    assertThat(
        DocumentPattern.of("{n: {@@size: {@@gte: 2}}}")
            .differences(ExtendedJson.parse("{n: []}"))
            .get(0),
        hasToString("n: expected size {$$gte: 2}, but was size 0"));
  }

  @Test
  void a_document_of_code_may_have_at_signs_too() {
    BsonDocument bound = new BsonDocument("@@gt", new BsonInt32(3));
    DocumentPattern pattern = DocumentPattern.of(new BsonDocument("qty", bound));

    assertThat(pattern.matches(ExtendedJson.parse("{qty: 4}")), is(true));
    assertThat(pattern.matches(ExtendedJson.parse("{qty: 3}")), is(false));
  }

  @Test
  void a_string_with_at_signs_is_a_string() {
    DocumentPattern pattern = DocumentPattern.of("{mail: '@@exists', '@a': '@@'}");

    assertThat(pattern.matches(ExtendedJson.parse("{mail: '@@exists', @a: '@@'}")), is(true));
  }
}
