package io.mockmongo.request;

import static io.mockmongo.request.Requests.mismatch;
import static io.mockmongo.request.Requests.request;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anything;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.mockmongo.journal.Received;
import io.mockmongo.pattern.DocumentPattern;
import java.time.Instant;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

class WithMatcherTest {

  private static final Received REQUEST =
      request(
          "{insert: 'orders', documents: [{qty: 7, name: 'pear', tags: ['a', null, [1]],"
              + " to: {city: 'Bern', zip: 3011}}], big: {$numberLong: '7'}, real: 1.5,"
              + " price: {$numberDecimal: '1.10'}, yes: true, none: null,"
              + " at: {$date: '2026-01-02T03:04:05.006Z'}, id: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'},"
              + " ts: {$timestamp: {t: 1, i: 2}},"
              + " bytes: {$binary: {base64: 'AQI=', subType: '00'}}, $db: 'shop'}");

  private static RequestPattern with(String path, Matcher<?> matcher) {
    return RequestPattern.command("insert").with(path, matcher);
  }

  @Test
  void a_matcher_is_shown_the_plain_java_value() {
    assertThat(REQUEST, is(with("documents[0].qty", is(7))));
    assertThat(REQUEST, is(with("big", is(7L))));
    assertThat(REQUEST, is(with("real", closeTo(1.5, 0.1))));
    assertThat(REQUEST, is(with("price", is(Decimal128.parse("1.10")))));
    assertThat(REQUEST, is(with("documents.0.name", endsWith("ar"))));
    assertThat(REQUEST, is(with("yes", is(true))));
    assertThat(REQUEST, is(with("at", is(Instant.parse("2026-01-02T03:04:05.006Z")))));
    assertThat(REQUEST, is(with("id", is(new ObjectId("5f6c1d3e9a7b2c4d8e0f1a2b")))));
  }

  @Test
  void a_matcher_is_shown_the_bson_value_where_java_has_none() {
    assertThat(REQUEST, is(with("ts", is(new BsonTimestamp(1, 2)))));
    assertThat(REQUEST, is(with("bytes", is(new BsonBinary(new byte[] {1, 2})))));
    assertThat(REQUEST, is(with("documents[0].to", hasKey("city"))));
  }

  @Test
  void an_array_is_a_list_of_such_values() {
    assertThat(REQUEST, is(with("documents", hasSize(1))));
    assertThat(REQUEST, is(with("documents[0].tags", hasItem("a"))));
    assertThat(REQUEST, is(with("documents[0].tags", hasItem(nullValue()))));
    assertThat(REQUEST, is(with("documents[0].tags[2]", contains(1))));
    assertThat(REQUEST, not(with("documents[0].tags", hasItem("b"))));
  }

  @Test
  void null_must_be_there_to_be_null() {
    assertThat(REQUEST, is(with("none", nullValue())));
    assertThat(REQUEST, not(with("gone", nullValue())));
    assertThat(
        mismatch(with("gone", nullValue()), REQUEST), is("gone: expected null, but was absent"));
    assertThat(mismatch(with("none", is(1)), REQUEST), is("none: expected is <1>, but was null"));
  }

  @Test
  void not_matches_another_value_but_not_absence() {
    assertThat(REQUEST, is(with("documents[0].qty", not(8))));
    assertThat(REQUEST, not(with("documents[0].qty", not(7))));
    assertThat(REQUEST, not(with("gone", not(8))));
    assertThat(REQUEST, not(with("gone", anything())));
    assertThat(
        mismatch(with("documents[0].qty", not(7)), REQUEST),
        is("documents[0].qty: expected not <7>, but was 7"));
  }

  @Test
  void matchers_compose() {
    assertThat(REQUEST, is(with("documents[0].name", allOf(startsWith("p"), not("plum")))));
    assertThat(
        mismatch(with("documents[0].name", allOf(startsWith("p"), is("plum"))), REQUEST),
        is(
            "documents[0].name: expected (a string starting with \"p\" and is \"plum\"),"
                + " but was 'pear'"));
  }

  @Test
  void a_matcher_that_cannot_compare_such_a_value_does_not_match() {
    assertThat(REQUEST, not(with("documents[0].name", greaterThan(3))));
    assertThat(REQUEST, not(with("big", greaterThan(3))));
    assertThat(REQUEST, is(with("big", greaterThan(3L))));
    assertThat(
        mismatch(with("big", greaterThan(3)), REQUEST),
        is("big: expected a value greater than <3>, but was {$numberLong: '7'}"));
  }

  @Test
  void a_document_pattern_at_a_path_names_the_path_within() {
    assertThat(REQUEST, is(with("documents[0].to", DocumentPattern.of("{city: 'Bern'}"))));
    assertThat(
        mismatch(with("documents[0].to", DocumentPattern.of("{city: 'Basel', x: 1}")), REQUEST),
        is(
            "documents[0].to.city: expected 'Basel', but was 'Bern';"
                + " documents[0].to.x: expected 1, but was absent"));
  }

  @Test
  void a_document_pattern_where_no_document_stands_is_described_whole() {
    DocumentPattern pattern = DocumentPattern.of("{a: 1}");
    assertThat(
        mismatch(with("yes", pattern), REQUEST),
        is("yes: expected a document matching {a: 1}, but was true"));
    assertThat(
        mismatch(with("gone", pattern), REQUEST),
        is("gone: expected a document matching {a: 1}, but was absent"));
  }

  @Test
  void a_document_pattern_stands_among_other_matchers() {
    assertThat(REQUEST, is(with("documents", hasItem(DocumentPattern.of("{qty: 7}")))));
    assertThat(REQUEST, is(with("documents[0]", not(DocumentPattern.of("{qty: 8}")))));
    assertThat(REQUEST, is(with("documents[0].to", is(instanceOf(BsonDocument.class)))));
  }
}
