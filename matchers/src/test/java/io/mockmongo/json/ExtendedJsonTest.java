package io.mockmongo.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import io.mockmongo.bson.BsonValidator;
import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.bson.Samples;
import java.util.List;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonType;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendedJsonTest {

  private static void assertReads(String text, BsonValue value) {
    assertThat(text, ExtendedJson.parseValue(text), equalTo(value));
  }

  @Test
  void reads_a_document_of_plain_json() {
    String text = " {\"insert\" : \"orders\",\r\n\t\"n\":[1,true,false,null,{}],\"m\":{}} ";
    assertThat(
        ExtendedJson.parse(text),
        equalTo(
            new BsonDocument("insert", new BsonString("orders"))
                .append("n", ExtendedJson.parseValue("[1, true, false, null, {}]"))
                .append("m", new BsonDocument())));
  }

  @Test
  void accepts_identifiers_as_unquoted_keys() {
    assertThat(
        Fields.of(ExtendedJson.parse("{$$exists: 1, _a9: 2, größe: 3, null: 4, NaN: 5, @@not: 6}"))
            .stream()
            .map(Field::name)
            .toList(),
        contains("$$exists", "_a9", "größe", "null", "NaN", "@@not"));
  }

  @Test
  void accepts_single_quotes_around_keys_and_strings() {
    assertReads(
        "{'a b': 'say \"it\\'s\"'}", new BsonDocument("a b", new BsonString("say \"it's\"")));
  }

  @Test
  void accepts_comments_wherever_blanks_are_allowed() {
    String text = "// first\n{/**/a/* b: 2 */:// 3\r4/***/,'b'://\n'//x/*y*/'}/* end *///";
    assertReads(
        text, new BsonDocument("a", new BsonInt32(4)).append("b", new BsonString("//x/*y*/")));
  }

  @Test
  void reads_all_escapes_of_json() {
    assertReads(
        "'\\\" \\' \\\\ \\/ \\b \\f \\n \\r \\t \\u00e9 \\uD83D\\ude00 \\u0000'",
        new BsonString("\" ' \\ / \b \f \n \r \t é \ud83d\ude00 \0"));
  }

  @Test
  void accepts_a_surrogate_pair_of_one_raw_and_one_escaped_half() {
    assertReads("'\ud83d" + "\\ude00'", new BsonString("\ud83d\ude00"));
  }

  @Test
  void reads_an_integer_as_the_narrowest_type_that_holds_it() {
    assertReads("0", new BsonInt32(0));
    assertReads("-0", new BsonInt32(0));
    assertReads("2147483647", new BsonInt32(Integer.MAX_VALUE));
    assertReads("-2147483648", new BsonInt32(Integer.MIN_VALUE));
    assertReads("2147483648", new BsonInt64(2147483648L));
    assertReads("-2147483649", new BsonInt64(-2147483649L));
    assertReads("9223372036854775807", new BsonInt64(Long.MAX_VALUE));
    assertReads("-9223372036854775808", new BsonInt64(Long.MIN_VALUE));
  }

  @Test
  void reads_a_number_with_fraction_or_exponent_as_a_double() {
    assertReads("1.0", new BsonDouble(1));
    assertReads("-0.0", new BsonDouble(-0.0));
    assertReads("1e3", new BsonDouble(1000));
    assertReads("1.25E-2", new BsonDouble(0.0125));
    assertReads("92233720368547758080e+1", new BsonDouble(922337203685477580800d));
  }

  @Test
  void reads_the_wrappers_of_numbers() {
    assertReads("{$numberInt: '-42'}", new BsonInt32(-42));
    assertReads("{\"$numberLong\": \"42\"}", new BsonInt64(42));
    assertReads("{$numberDouble: '42'}", new BsonDouble(42));
    assertReads("{$numberDouble: '-1.5E-3'}", new BsonDouble(-0.0015));
    assertReads("{$numberDouble: 'Infinity'}", new BsonDouble(Double.POSITIVE_INFINITY));
    assertReads("{$numberDouble: '-Infinity'}", new BsonDouble(Double.NEGATIVE_INFINITY));
    assertReads("{$numberDouble: 'NaN'}", new BsonDouble(Double.NaN));
    assertReads("{$numberDecimal: '1.50'}", new BsonDecimal128(Decimal128.parse("1.50")));
    assertReads("{$numberDecimal: '-1E+3'}", new BsonDecimal128(Decimal128.parse("-1E+3")));
    assertReads("{$numberDecimal: '-0'}", new BsonDecimal128(Decimal128.NEGATIVE_ZERO));
    assertReads("{$numberDecimal: '-Infinity'}", new BsonDecimal128(Decimal128.NEGATIVE_INFINITY));
    assertReads("{$numberDecimal: 'NaN'}", new BsonDecimal128(Decimal128.NaN));
  }

  @Test
  void reads_the_wrappers_of_binary_data() {
    assertReads(
        "{$binary: {base64: '//8=', subType: '80'}}",
        new BsonBinary((byte) 0x80, new byte[] {-1, -1}));
    assertReads("{$binary: {subType: '0', base64: ''}}", new BsonBinary(new byte[0]));
    UUID uuid = UUID.fromString("c8edabc3-f738-4ca3-b68d-ab92a91478a3");
    assertReads("{$uuid: '" + uuid + "'}", new BsonBinary(uuid));
  }

  @Test
  void reads_dates_as_text_or_as_milliseconds() {
    BsonDateTime date = new BsonDateTime(1_767_323_045_006L);
    assertReads("{$date: '2026-01-02T03:04:05.006Z'}", date);
    assertReads("{$date: '2026-01-02T04:34:05.006+01:30'}", date);
    assertReads("{$date: {$numberLong: '1767323045006'}}", date);
    assertReads("{$date: '1969-12-31T23:59:59Z'}", new BsonDateTime(-1000));
  }

  @Test
  void reads_the_other_wrappers() {
    assertReads("{$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}", new BsonObjectId(Samples.ID));
    assertReads("{$symbol: 's'}", new BsonSymbol("s"));
    assertReads("{$code: 'f()'}", new BsonJavaScript("f()"));
    assertReads(
        "{$code: 'f()', $scope: {x: 1}}",
        new BsonJavaScriptWithScope("f()", new BsonDocument("x", new BsonInt32(1))));
    assertReads("{$timestamp: {t: 4294967295, i: 1}}", new BsonTimestamp(-1, 1));
    assertReads("{$timestamp: {i: 4294967295, t: 1}}", new BsonTimestamp(1, -1));
    assertReads(
        "{$regularExpression: {options: 'i', pattern: '^a'}}",
        new BsonRegularExpression("^a", "i"));
    assertReads(
        "{$dbPointer: {$id: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}, $ref: 'db.c'}}",
        new BsonDbPointer("db.c", Samples.ID));
    assertReads("{$minKey: 1}", new BsonMinKey());
    assertReads("{$maxKey: 1}", new BsonMaxKey());
    assertReads("{$undefined: true}", new BsonUndefined());
    assertReads("null", BsonNull.VALUE);
    assertReads("[true]", new BsonArray(List.of(BsonBoolean.TRUE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$regex: '^a', $options: 'i'}",
        "{$type: 'string'}",
        "{$ref: 'c', $id: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}}",
        "{$$oid: 5}",
        "{$set: {a: 1}}",
        "{a: 1, $oid: 5}",
        "{$scope: 1}",
        "{$Oid: 1}",
      })
  void other_keys_with_a_dollar_are_ordinary(String text) {
    assertThat(ExtendedJson.parseValue(text).getBsonType(), is(BsonType.DOCUMENT));
    assertThat(ExtendedJson.write(ExtendedJson.parse(text)), is(text));
  }

  @Test
  void keeps_duplicate_keys_at_every_depth() {
    String text =
        "{a: 1, a: {b: 1, b: 2}, l: [{c: 1, c: 2}], j: {$code: '', $scope: {d: 1, d: 2}}}";
    assertThat(ExtendedJson.write(ExtendedJson.parse(text)), is(text));
  }

  @Test
  void returns_raw_documents() {
    assertThat(ExtendedJson.parseValue("{a: 1}"), instanceOf(RawBsonDocument.class));
    assertThat(
        ExtendedJson.parseValue("[{a: 1}]").asArray().get(0), instanceOf(RawBsonDocument.class));
  }

  @Test
  void reads_200_levels() {
    String text = "{a:".repeat(199) + "{$timestamp: {t: 1, i: 1}}" + "}".repeat(199);
    RawBsonDocument deep = ExtendedJson.parse("{a:" + text + "}");
    byte[] bytes = Samples.bytes(deep);
    assertThat(BsonValidator.check(bytes, 0, bytes.length), is(bytes.length));
  }
}
