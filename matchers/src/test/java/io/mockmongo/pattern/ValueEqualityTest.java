package io.mockmongo.pattern;

import static io.mockmongo.request.Requests.differences;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are not numbers, arrays or documents are compared by equality. */
class ValueEqualityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'a'                                        | 'b'
          true                                       | false
          {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}         | {$oid: '5f6c1d3e9a7b2c4d8e0f1a2c'}
          {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}         | '5f6c1d3e9a7b2c4d8e0f1a2b'
          {$binary: {base64: 'AQI=', subType: '00'}} | {$binary: {base64: 'AQM=', subType: '00'}}
          {$binary: {base64: 'AQI=', subType: '00'}} | {$binary: {base64: 'AQI=', subType: '80'}}
          {$date: '1970-01-01T00:00:00.001Z'} | {$date: '1970-01-01T00:00:00.002Z'}
          {$date: '1970-01-01T00:00:00.001Z'} | 1
          {$timestamp: {t: 1, i: 2}}                 | {$timestamp: {t: 1, i: 3}}
          {$regularExpression: {pattern: 'a', options: 'i'}} | {$regularExpression: {pattern: 'a', options: ''}}
          {$regularExpression: {pattern: 'a', options: ''}}  | 'a'
          {$code: 'f'}                               | {$code: 'g'}
          {$code: 'f', $scope: {x: 1}}               | {$code: 'f', $scope: {x: 2}}
          {$code: 'f', $scope: {}}                   | {$code: 'f'}
          {$symbol: 'a'}                             | 'a'
          {$minKey: 1}                               | {$maxKey: 1}
          {$undefined: true}                         | null
          {$dbPointer: {$ref: 'c', $id: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}}} | {$dbPointer: {$ref: 'd', $id: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}}}
          """)
  void a_value_matches_itself_and_no_other(String one, String other) {
    assertThat(differences("{v: " + one + "}", "{v: " + one + "}"), is(""));
    assertThat(differences("{v: " + other + "}", "{v: " + other + "}"), is(""));
    assertThat(
        differences("{v: " + one + "}", "{v: " + other + "}"),
        is("v: expected " + one + ", but was " + other));
    assertThat(
        differences("{v: [" + other + "]}", "{v: [" + one + "]}"),
        is("v[0]: expected " + other + ", but was " + one));
  }

  @Test
  void options_of_a_regular_expression_match_in_any_order() {
    assertThat(
        differences(
            "{v: {$regularExpression: {pattern: 'a', options: 'mi'}}}",
            "{v: {$regularExpression: {pattern: 'a', options: 'im'}}}"),
        is(""));
  }
}
