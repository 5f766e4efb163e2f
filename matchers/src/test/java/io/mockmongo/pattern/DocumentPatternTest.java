package io.mockmongo.pattern;

import static io.mockmongo.request.Requests.differences;
import static io.mockmongo.request.Requests.mismatch;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.json.ExtendedJsonException;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.hamcrest.StringDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {}                        | {}
          {}                        | {a: 1}
          {a: 1}                    | {a: 1, b: 2}
          {b: 2, a: 1}              | {a: 1, b: 2}
          {a: {}}                   | {a: {x: 1}}
          {a: {b: {c: 1}}}          | {a: {b: {c: 1, d: 2}, e: 3}, f: 4}
          {a: []}                   | {a: []}
          {a: [{b: 1}, {}]}         | {a: [{b: 1, c: 2}, {d: 3}]}
          {a: [[1], [{b: 1}]]}      | {a: [[1], [{b: 1, c: 2}]]}
          {a: null}                 | {a: null}
          {a: {$gt: 1}}             | {a: {$gt: 1, $lt: 5}}
          {'': 1}                   | {'': 1}
          """)
  void matches_a_subset_at_every_depth(String pattern, String actual) {
    assertThat(ExtendedJson.parse(actual), is(DocumentPattern.of(pattern)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {a: 1}               | {}               | a: expected 1, but was absent
          {a: 1}               | {a: null}        | a: expected 1, but was null
          {a: null}            | {}               | a: expected null, but was absent
          {a: null}            | {a: 0}           | a: expected null, but was 0
          {a: 1}               | {a: '1'}         | a: expected 1, but was '1'
          {a: 1}               | {a: true}        | a: expected 1, but was true
          {a: 'x'}             | {a: 'X'}         | a: expected 'x', but was 'X'
          {a: {b: 1}}          | {}               | a: expected {b: 1}, but was absent
          {a: {b: 1}}          | {a: 7}           | a: expected {b: 1}, but was 7
          {a: {b: 1}}          | {a: [{b: 1}]}    | a: expected {b: 1}, but was [{b: 1}]
          {a: {b: {c: 1}}}     | {a: {b: {c: 2}}} | a.b.c: expected 1, but was 2
          {a: [1]}             | {a: 1}           | a: expected [1], but was 1
          {a: [1]}             | {}               | a: expected [1], but was absent
          {a: [1]}             | {a: {'0': 1}}    | a: expected [1], but was {'0': 1}
          {a: [1, 2]}          | {a: [2, 1]}      | a[0]: expected 1, but was 2; a[1]: expected 2, but was 1
          {a: [1]}             | {a: [1, 2]}      | a: expected 1 element, but was 2 elements
          {a: [1, 2]}          | {a: [3]}         | a[0]: expected 1, but was 3; a: expected 2 elements, but was 1 element
          {a: []}              | {a: [1]}         | a: expected 0 elements, but was 1 element
          {a: [{b: [{c: 1}]}]} | {a: [{b: [{}]}]} | a[0].b[0].c: expected 1, but was absent
          {a: [[1]]}           | {a: [[2]]}       | a[0][0]: expected 1, but was 2
          {a: 1, b: 2}         | {b: 3}           | a: expected 1, but was absent; b: expected 2, but was 3
          """)
  void says_at_which_path_what_was_expected_and_what_came(
      String pattern, String actual, String differences) {
    assertThat(differences(pattern, actual), is(differences));
    assertThat(ExtendedJson.parse(actual), not(DocumentPattern.of(pattern)));
  }

  @Test
  void differences_have_their_parts_in_the_order_of_the_pattern() {
    assertThat(
        DocumentPattern.of("{b: [{c: 'x'}], a: 1}").differences(ExtendedJson.parse("{b: [{}]}")),
        contains(new Difference("b[0].c", "'x'", "absent"), new Difference("a", "1", "absent")));
  }

  @Test
  void a_difference_of_the_whole_has_no_path() {
    assertThat(new Difference("", "1", "2").toString(), is("expected 1, but was 2"));
  }

  @Test
  void compares_plain_documents_as_well_as_raw_ones() {
    BsonDocument plain = new BsonDocument("a", new BsonArray());
    plain.getArray("a").add(new BsonDocument("b", new BsonInt32(2)));
    assertThat(mismatch(DocumentPattern.of("{a: [{b: 2}]}"), plain), is(""));
    assertThat(
        mismatch(DocumentPattern.of("{a: [{b: 1}]}"), plain), is("a[0].b: expected 1, but was 2"));
    assertThat(plain, is(DocumentPattern.of(plain)));
  }

  @Test
  void describes_itself_as_text_that_reads_back() {
    DocumentPattern pattern = DocumentPattern.of("{ a:[ {b: 1} ], \"c\": {$$exists: true}}");
    assertThat(pattern.toString(), is("{a: [{b: 1}], c: {$$exists: true}}"));
    assertThat(
        StringDescription.toString(pattern),
        is("a document matching {a: [{b: 1}], c: {$$exists: true}}"));
  }

  @Test
  void stays_as_it_is_when_the_document_that_it_was_made_of_changes() {
    BsonArray array = new BsonArray();
    BsonDocument document = new BsonDocument("a", array);
    DocumentPattern pattern = DocumentPattern.of(document);
    array.add(new BsonInt32(1));
    document.append("b", new BsonInt32(2));
    assertThat(pattern.toString(), is("{a: []}"));
    assertThat(mismatch(pattern, ExtendedJson.parse("{a: 1}")), is("a: expected [], but was 1"));
    assertThat(ExtendedJson.parse("{a: []}"), is(pattern));
  }

  @Test
  void what_is_no_document_does_not_match() {
    DocumentPattern pattern = DocumentPattern.of("{}");
    assertThat(pattern.matches("{}"), is(false));
    assertThat(pattern.matches(null), is(false));
  }

  @Test
  void text_that_is_not_extended_json_is_refused_with_its_place() {
    var refusal = assertThrows(ExtendedJsonException.class, () -> DocumentPattern.of("{a: 1 b}"));
    assertThat(refusal.getMessage().contains("line 1, column 7"), is(true));
  }
}
