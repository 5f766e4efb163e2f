package io.mockmongo.bson;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.json.ExtendedJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

class FieldsTest {

  @Test
  void keeps_duplicate_keys_of_a_raw_document_in_order() {
    RawBsonDocument twice =
        Samples.written(
            w -> {
              w.writeInt32("a", 1);
              w.writeString("b", "x");
              w.writeInt32("a", 2);
            });
    assertThat(
        Fields.of(twice),
        contains(
            new Field("a", new BsonInt32(1)),
            new Field("b", new BsonString("x")),
            new Field("a", new BsonInt32(2))));
  }

  @Test
  void decodes_every_type_as_the_codec_of_the_driver_does() {
    RawBsonDocument raw = Samples.everyType();
    BsonDocument decoded = raw.decode(new BsonDocumentCodec());
    assertThat(
        Fields.of(raw).stream().map(Field::name).toList(), equalTo(List.copyOf(decoded.keySet())));
    for (Field field : Fields.of(raw)) {
      assertThat(field.value(), equalTo(decoded.get(field.name())));
    }
  }

  @Test
  void only_true_is_true() {
    BsonDocument document = ExtendedJson.parse("{a: true, b: false, c: 1, d: 'true', e: null}");
    assertThat(Fields.isTrue(document, "a"), is(true));
    for (String other : List.of("b", "c", "d", "e", "absent")) {
      assertThat(other, Fields.isTrue(document, other), is(false));
    }
  }

  @Test
  void the_samples_have_every_type() {
    Stream<BsonType> types =
        Fields.of(Samples.everyType()).stream().map(f -> f.value().getBsonType());
    assertThat(types.distinct().count(), is(BsonType.values().length - 1L));
  }

  @Test
  void nested_documents_are_raw_slices_of_the_same_array() {
    RawBsonDocument outer =
        ExtendedJson.parse(
            "{d: {a: 1, a: 2}, l: [[{a: 1, a: 2}]], c: {$code: '', $scope: {a: 1, a: 2}}}");
    List<Field> fields = Fields.of(outer);
    assertSlice(outer, fields.get(0).value());
    assertSlice(outer, fields.get(1).value().asArray().get(0).asArray().get(0));
    assertSlice(outer, fields.get(2).value().asJavaScriptWithScope().getScope());
  }

  private static void assertSlice(RawBsonDocument outer, BsonValue inner) {
    assertThat(inner, instanceOf(RawBsonDocument.class));
    RawBsonDocument raw = (RawBsonDocument) inner;
    assertThat(raw.getByteBuffer().array(), sameInstance(outer.getByteBuffer().array()));
    assertThat(
        Fields.of(raw),
        contains(new Field("a", new BsonInt32(1)), new Field("a", new BsonInt32(2))));
  }

  @Test
  void reads_a_document_in_the_middle_of_an_array() {
    byte[] document = Samples.bytes(Samples.raw(new BsonDocument("a", new BsonInt32(7))));
    byte[] around = new byte[document.length + 20];
    System.arraycopy(document, 0, around, 13, document.length);
    RawBsonDocument slice = new RawBsonDocument(around, 13, document.length);
    assertThat(Fields.of(slice), contains(new Field("a", new BsonInt32(7))));
    assertThat(Fields.firstName(slice), is(Optional.of("a")));
    assertThat(Fields.get(slice, "a"), is(new BsonInt32(7)));
  }

  @Test
  void lists_the_fields_of_a_plain_document() {
    BsonArray array = new BsonArray();
    BsonDocument document = new BsonDocument("b", array).append("a", new BsonInt32(1));
    List<Field> fields = Fields.of(document);
    assertThat(fields, contains(new Field("b", array), new Field("a", new BsonInt32(1))));
    assertThat(fields.get(0).value(), sameInstance(array));
  }

  @Test
  void an_empty_document_has_no_fields_and_no_first_name() {
    RawBsonDocument empty = ExtendedJson.parse("{}");
    assertThat(Fields.of(empty), empty());
    assertThat(Fields.firstName(empty), is(Optional.empty()));
    assertThat(Fields.get(empty, ""), nullValue());
  }

  @Test
  void the_list_cannot_be_changed() {
    List<Field> raw = Fields.of(ExtendedJson.parse("{a: 1}"));
    List<Field> plain = Fields.of(new BsonDocument("a", new BsonInt32(1)));
    assertThrows(UnsupportedOperationException.class, raw::clear);
    assertThrows(UnsupportedOperationException.class, plain::clear);
  }

  @Test
  void reads_the_first_name_in_any_script() {
    assertThat(Fields.firstName(ExtendedJson.parse("{größe: 1, b: 2}")), is(Optional.of("größe")));
    assertThat(Fields.firstName(ExtendedJson.parse("{'': 1, b: 2}")), is(Optional.of("")));
  }

  @Test
  void gets_the_first_of_the_fields_that_share_a_name() {
    assertThat(Fields.get(ExtendedJson.parse("{x: 0, a: 1, a: 2}"), "a"), is(new BsonInt32(1)));
  }

  @Test
  void gets_a_field_after_values_of_every_type() {
    BsonDocument all = Samples.everyType().decode(new BsonDocumentCodec());
    RawBsonDocument raw = Samples.raw(all.append("größe", new BsonInt32(9)));
    assertThat(Fields.get(raw, "größe"), is(new BsonInt32(9)));
    assertThat(Fields.get(raw, "größ"), nullValue());
    assertThat(Fields.get(raw, "größer"), nullValue());
  }

  @Test
  void gets_a_field_of_a_plain_document() {
    BsonDocument plain = new BsonDocument("a", new BsonInt32(1));
    assertThat(Fields.get(plain, "a"), is(new BsonInt32(1)));
    assertThat(Fields.get(plain, "b"), nullValue());
  }
}
