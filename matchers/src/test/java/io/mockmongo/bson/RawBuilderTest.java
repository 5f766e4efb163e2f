package io.mockmongo.bson;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.json.ExtendedJson;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

class RawBuilderTest {

  private static final String TWICE = "{a: 1, b: {c: 1, c: 2}, a: [{d: 1, d: 2}]}";

  private static void assertBytes(RawBsonDocument actual, String expected) {
    assertThat(ExtendedJson.write(actual), is(expected));
    assertThat(Samples.bytes(actual), is(Samples.bytes(ExtendedJson.parse(expected))));
  }

  @Test
  void nothing_appended_is_the_empty_document() {
    assertBytes(new RawBuilder().build(), "{}");
  }

  @Test
  void appends_the_fields_of_documents_in_order_with_duplicates() {
    RawBsonDocument document = ExtendedJson.parse(TWICE);
    assertBytes(
        new RawBuilder().appendAll(document).appendAll(ExtendedJson.parse("{a: 9}")).build(),
        "{a: 1, b: {c: 1, c: 2}, a: [{d: 1, d: 2}], a: 9}");
    assertBytes(new RawBuilder().appendAll(ExtendedJson.parse("{}")).build(), "{}");
  }

  @Test
  void appends_fields_with_the_duplicates_within_their_values() {
    RawBuilder builder = new RawBuilder();
    Fields.of(ExtendedJson.parse(TWICE)).forEach(f -> builder.append(f.name(), f.value()));
    assertBytes(builder.build(), TWICE);
  }

  @Test
  void appends_values_of_every_type_byte_for_byte() {
    RawBsonDocument all = Samples.everyType();
    RawBuilder builder = new RawBuilder();
    Fields.of(all).forEach(field -> builder.append(field.name(), field.value()));
    assertThat(Samples.bytes(builder.build()), is(Samples.bytes(all)));
    BsonDocument plain = all.decode(new BsonDocumentCodec());
    assertThat(Samples.bytes(new RawBuilder().appendAll(plain).build()), is(Samples.bytes(all)));
  }

  @Test
  void appends_a_document_with_some_values_replaced() {
    RawBsonDocument document = ExtendedJson.parse("{a: [1, 2], b: 1, b: 2, c: {d: 1, d: 2}}");
    assertBytes(
        new RawBuilder().appendAll(document, Map.of("b", new BsonInt32(9))).build(),
        "{a: [1, 2], b: 9, b: 9, c: {d: 1, d: 2}}");
    assertBytes(
        new RawBuilder().appendAll(document, Map.of("e", new BsonInt32(9))).build(),
        "{a: [1, 2], b: 1, b: 2, c: {d: 1, d: 2}, e: 9}");
    assertBytes(new RawBuilder().appendAll(ExtendedJson.parse("{}"), Map.of()).build(), "{}");
  }

  @Test
  void a_name_must_not_contain_a_zero() {
    assertThrows(
        IllegalArgumentException.class, () -> new RawBuilder().append("a\0b", new BsonInt32(1)));
  }

  @Test
  void appends_an_array_of_documents() {
    List<RawBsonDocument> documents =
        List.of(ExtendedJson.parse("{_id: 1, _id: 2}"), ExtendedJson.parse("{}"));
    assertBytes(
        new RawBuilder()
            .append("insert", new BsonInt32(1))
            .appendArray("documents", documents)
            .appendArray("none", List.of())
            .append("last", new BsonInt32(2))
            .build(),
        "{insert: 1, documents: [{_id: 1, _id: 2}, {}], none: [], last: 2}");
  }

  @Test
  void numbers_the_elements_of_an_array_beyond_ten() {
    RawBsonDocument one = ExtendedJson.parse("{a: 1}");
    RawBsonDocument built = new RawBuilder().appendArray("l", Collections.nCopies(12, one)).build();
    assertBytes(built, "{l: [" + "{a: 1}, ".repeat(11) + "{a: 1}]}");
  }

  @Test
  void appends_documents_from_the_middle_of_other_bytes() {
    BsonDocument outer = ExtendedJson.parse("{pad: 'x', in: {a: 1, a: 2}, more: 1}");
    RawBsonDocument slice = (RawBsonDocument) Fields.get(outer, "in");
    assertBytes(new RawBuilder().appendAll(slice).build(), "{a: 1, a: 2}");
    assertBytes(new RawBuilder().appendArray("l", List.of(slice)).build(), "{l: [{a: 1, a: 2}]}");
  }

  @Test
  void returns_a_raw_document_itself_and_copies_a_plain_one() {
    RawBsonDocument raw = ExtendedJson.parse(TWICE);
    assertThat(RawBuilder.raw(raw), sameInstance(raw));
    BsonDocument plain = new BsonDocument("a", new BsonArray());
    RawBsonDocument copy = RawBuilder.raw(plain);
    plain.getArray("a").add(new BsonInt32(1));
    assertBytes(copy, "{a: []}");
  }

  @Test
  void grows_past_its_first_buffer() {
    String large = "{s: '" + "x".repeat(5000) + "'}";
    assertBytes(new RawBuilder().appendAll(ExtendedJson.parse(large)).build(), large);
  }
}
