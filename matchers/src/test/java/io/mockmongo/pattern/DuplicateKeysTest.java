package io.mockmongo.pattern;

import static io.mockmongo.request.Requests.differences;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.request.Requests;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;

class DuplicateKeysTest {

  @Test
  void a_key_given_once_is_compared_to_the_first_field_of_its_name() {
    assertThat(differences("{a: 1}", "{a: 1, a: 2}"), is(""));
    assertThat(differences("{a: 2}", "{a: 1, a: 2}"), is("a: expected 2, but was 1"));
  }

  @Test
  void a_key_given_twice_is_compared_to_both_in_order() {
    assertThat(differences("{a: 1, a: 2}", "{a: 1, b: 0, a: 2}"), is(""));
    assertThat(
        differences("{a: 2, a: 1}", "{a: 1, a: 2}"),
        is("a: expected 2, but was 1; a: expected 1, but was 2"));
    assertThat(differences("{a: 1, a: 1}", "{a: 1}"), is("a: expected 1, but was absent"));
    assertThat(differences("{a: 1, a: 2, a: 3}", "{a: 1, a: 2, a: 3, a: 4}"), is(""));
  }

  @Test
  void nested_duplicates_are_compared_in_the_same_way() {
    assertThat(differences("{d: [{a: 1, a: 2}]}", "{d: [{a: 1, a: 2}]}"), is(""));
    assertThat(
        differences("{d: [{a: 1, a: {b: 2}}]}", "{d: [{a: 1, a: {b: 3}}]}"),
        is("d[0].a.b: expected 2, but was 3"));
  }

  @Test
  void a_key_can_be_asked_to_stand_but_once() {
    String once = "{a: {$$exists: true}, a: {$$exists: false}}";
    assertThat(differences(once, "{a: 1}"), is(""));
    assertThat(differences(once, "{a: 1, a: 2}"), is("a: expected absent, but was 2"));
  }

  @Test
  void a_plain_document_has_one_field_of_a_name() {
    BsonDocument plain = new BsonDocument("a", new BsonInt32(1));
    assertThat(
        Requests.mismatch(DocumentPattern.of("{a: 1, a: 1}"), plain),
        is("a: expected 1, but was absent"));
    assertThat(Requests.mismatch(DocumentPattern.of("{a: 1}"), plain), is(""));
  }

  @Test
  void the_text_of_the_pattern_keeps_them() {
    String twice = "{a: 1, b: {c: 1, c: 2}, a: 2}";
    assertThat(DocumentPattern.of(twice).toString(), is(twice));
    assertThat(DocumentPattern.of(ExtendedJson.parse(twice)).toString(), is(twice));
  }
}
