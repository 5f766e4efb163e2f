package io.mockmongo.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.bson.Samples;
import java.io.StringWriter;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriter;
import org.bson.json.JsonWriterSettings;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExtendedJsonWriteTest {

  @Test
  void writes_one_line_that_reads_like_javascript() {
    BsonDocument document =
        new BsonDocument("insert", new BsonString("orders"))
            .append("n", new BsonInt32(1))
            .append("ok", new BsonDouble(1))
            .append("id", new BsonInt64(5))
            .append("a", new BsonArray(List.of(new BsonInt32(1), new BsonInt32(2))))
            .append("e", new BsonDocument())
            .append("f", new BsonArray());
    assertThat(
        ExtendedJson.write(document),
        is("{insert: 'orders', n: 1, ok: 1.0, id: {$numberLong: '5'}, a: [1, 2], e: {}, f: []}"));
  }

  @Test
  void quotes_only_keys_that_are_not_identifiers() {
    String text =
        "{$db: 1, _id: 1, größe: 1, '': 1, 'a.b': 1, '1': 1, 'a b': 1, 'it\\'s': 1, 'x\"': 1}";
    assertThat(ExtendedJson.write(ExtendedJson.parse(text)), is(text));
  }

  @Test
  void escapes_invisible_characters() {
    assertThat(
        ExtendedJson.write(
            new BsonString("'\"\\/\n\r\t\b\f\0\u001f\u007f\u2028\u2029é\ud83d\ude00")),
        is("'\\'\"\\\\/\\n\\r\\t\\b\\f\\u0000\\u001f\\u007f\\u2028\\u2029é\ud83d\ude00'"));
  }

  @Test
  void shows_a_decimal_of_more_digits_than_one_may_have() {
    Decimal128 decimal = Decimal128.fromIEEE754BIDEncoding(0x3041ffffffffffffL, -1);

    assertThat(
        ExtendedJson.write(new BsonDecimal128(decimal)),
        is("{$numberDecimal: '10384593717069655257060992658440191'}"));
  }

  @Test
  void shows_lone_surrogates_by_number() {
    assertThat(
        ExtendedJson.write(new BsonString("\ud83d-\ude00\ude00\ud83d")),
        is("'\\ud83d-\\ude00\\ude00\\ud83d'"));
  }

  @Test
  void writes_the_text_of_each_type() {
    String text =
        "{oid: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}, symbol: {$symbol: 's'}, decimal:"
            + " {$numberDecimal: '1.50'}, nan: {$numberDouble: 'NaN'}, infinity: {$numberDouble:"
            + " '-Infinity'}, binary: {$binary: {base64: 'AQID', subType: '04'}}, code: {$code:"
            + " 'f()'}, scope: {$code: 'f()', $scope: {x: 1}}, timestamp: {$timestamp: {t:"
            + " 4294967295, i: 1}}, regex: {$regularExpression: {pattern: '^a', options: 'im'}},"
            + " pointer: {$dbPointer: {$ref: 'db.c', $id: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}}},"
            + " date: {$date: '2026-01-02T03:04:05.006Z'}, second: {$date:"
            + " '1970-01-01T00:00:00Z'}, before: {$date: {$numberLong: '-1'}}, after: {$date:"
            + " {$numberLong: '253402300800000'}}, last: {$date: '9999-12-31T23:59:59.999Z'}, min:"
            + " {$minKey: 1}, max: {$maxKey: 1}, undefined: {$undefined: true}, null: null, yes:"
            + " true, no: false, zero: -0.0, big: 1.0E300}";
    assertThat(ExtendedJson.write(ExtendedJson.parse(text)), is(text));
  }

  @ParameterizedTest
  @MethodSource("io.mockmongo.bson.Samples#nestedValues")
  void reads_back_the_same_bytes(BsonValue value) {
    RawBsonDocument document = Samples.raw(new BsonDocument("v", value));
    String text = ExtendedJson.write(document);
    assertThat(text, Samples.bytes(ExtendedJson.parse(text)), equalTo(Samples.bytes(document)));
    assertThat(text.lines().count(), is(1L));
  }

  @ParameterizedTest
  @MethodSource("io.mockmongo.bson.Samples#nestedValues")
  void reads_back_the_same_value(BsonValue value) {
    assertThat(ExtendedJson.parseValue(ExtendedJson.write(value)), equalTo(value));
  }

  @Test
  void reads_back_the_same_bytes_under_any_key() {
    for (String key :
        List.of("", "a.b", "'", "\"", "\\", " ", "\n", "1a", "漢", "\ud83d\ude00", "a-b", "$oid.")) {
      RawBsonDocument document = Samples.raw(new BsonDocument(key, new BsonInt32(1)));
      String text = ExtendedJson.write(document);
      assertThat(text, Samples.bytes(ExtendedJson.parse(text)), equalTo(Samples.bytes(document)));
    }
  }

  @Test
  void reads_back_the_same_bytes_of_every_char_but_lone_surrogates() {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      all.append(Character.isSurrogate(c) ? "" : c);
    }
    BsonString string = new BsonString(all.toString());
    assertThat(ExtendedJson.parseValue(ExtendedJson.write(string)).equals(string), is(true));
  }

  @Test
  void keeps_duplicate_keys() {
    RawBsonDocument twice =
        Samples.written(
            w -> {
              w.writeObjectId("a", Samples.ID);
              w.writeInt32("a", 2);
              w.writeInt32("a", 2);
            });
    String text = ExtendedJson.write(twice);
    assertThat(text, is("{a: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}, a: 2, a: 2}"));
    assertThat(Samples.bytes(ExtendedJson.parse(text)), equalTo(Samples.bytes(twice)));
  }

  @Test
  void reads_the_canonical_text_of_the_driver_into_the_same_bytes() {
    RawBsonDocument all = Samples.everyType();
    assertThat(
        Samples.bytes(ExtendedJson.parse(json(all, JsonMode.EXTENDED))),
        equalTo(Samples.bytes(all)));
  }

  @Test
  void reads_the_relaxed_text_of_the_driver_into_the_same_values() {
    RawBsonDocument all = Samples.everyType();
    List<Field> read = Fields.of(ExtendedJson.parse(json(all, JsonMode.RELAXED)));
    List<Field> wanted = Fields.of(all);
    assertThat(read.size(), is(wanted.size()));
    for (int i = 0; i < read.size(); i++) {
      assertThat(relaxed(read.get(i).value()), equalTo(relaxed(wanted.get(i).value())));
    }
  }

  /** The driver's relaxed text does not tell a small int64 from an int32, nor a DBPointer. */
  private static BsonValue relaxed(BsonValue value) {
    if (value.isDBPointer()) {
      return new BsonDocument("$ref", new BsonString(value.asDBPointer().getNamespace()))
          .append("$id", new BsonObjectId(value.asDBPointer().getId()));
    }
    return value.isInt32() ? new BsonInt64(value.asInt32().getValue()) : value;
  }

  private static String json(BsonDocument document, JsonMode mode) {
    StringWriter text = new StringWriter();
    JsonWriter writer =
        new JsonWriter(text, JsonWriterSettings.builder().outputMode(mode).indent(true).build());
    new BsonDocumentCodec().encode(writer, document, EncoderContext.builder().build());
    return text.toString();
  }

  @Test
  void writes_a_single_value() {
    assertThat(
        ExtendedJson.write((BsonValue) new BsonObjectId(Samples.ID)),
        is("{$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}"));
    assertThat(
        ExtendedJson.write((BsonValue) new BsonDocument("a", new BsonInt32(1))), is("{a: 1}"));
  }
}
