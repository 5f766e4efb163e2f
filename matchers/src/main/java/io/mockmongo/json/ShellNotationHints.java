package io.mockmongo.json;

import java.util.Map;

/** Hints: the Extended JSON form of values in the notation of mongosh, drivers or JavaScript. */
final class ShellNotationHints {

  private static final String OBJECT_ID = "{$oid: '...'}";
  private static final String DATE = "{$date: '2026-01-02T03:04:05.006Z'}";
  private static final String INT64 = "{$numberLong: '...'}";
  private static final String DECIMAL = "{$numberDecimal: '...'}";
  private static final String REGEX = "{$regularExpression: {pattern: '...', options: ''}}";
  private static final String BINARY = "{$binary: {base64: '...', subType: '00'}}";

  private static final Map<String, String> FORMS =
      Map.ofEntries(
          Map.entry("ObjectId", OBJECT_ID),
          Map.entry("ISODate", DATE),
          Map.entry("Date", DATE),
          Map.entry("NumberInt", "a bare number"),
          Map.entry("Int32", "a bare number"),
          Map.entry("NumberLong", INT64),
          Map.entry("Long", INT64),
          Map.entry("Double", "a number with a fraction"),
          Map.entry("NumberDecimal", DECIMAL),
          Map.entry("Decimal128", DECIMAL),
          Map.entry("Timestamp", "{$timestamp: {t: 1, i: 1}}"),
          Map.entry("BinData", BINARY),
          Map.entry("Binary", BINARY),
          Map.entry("HexData", BINARY),
          Map.entry("UUID", "{$uuid: '...'}"),
          Map.entry("Code", "{$code: '...'}"),
          Map.entry("Symbol", "{$symbol: '...'}"),
          Map.entry("BSONSymbol", "{$symbol: '...'}"),
          Map.entry("RegExp", REGEX),
          Map.entry("BSONRegExp", REGEX),
          Map.entry("/", REGEX),
          Map.entry("DBRef", "{$ref: '...', $id: ...}"),
          Map.entry("DBPointer", "{$dbPointer: {$ref: '...', $id: {$oid: '...'}}}"),
          Map.entry("MinKey", "{$minKey: 1}"),
          Map.entry("MaxKey", "{$maxKey: 1}"),
          Map.entry("undefined", "{$undefined: true}"),
          Map.entry("NaN", "{$numberDouble: 'NaN'}"),
          Map.entry("Infinity", "{$numberDouble: '%s'}"));

  private ShellNotationHints() {}

  /** Returns the end of an error message: the Extended JSON form for a name, or nothing. */
  static String hint(String name, String written) {
    String form = FORMS.get(name);
    return form == null ? "" : "; in Extended JSON write " + form.replace("%s", written);
  }
}
