package io.mockmongo.pattern;

import java.util.LinkedHashMap;
import java.util.Map;

/** A value of each BSON type as text, by the type's $type name. */
final class BsonTypes {

  private BsonTypes() {}

  static Map<String, String> samples() {
    Map<String, String> samples = new LinkedHashMap<>();
    samples.put("double", "7.0");
    samples.put("string", "'7'");
    samples.put("object", "{a: 7}");
    samples.put("array", "[7]");
    samples.put("binData", "{$binary: {base64: 'Nw==', subType: '00'}}");
    samples.put("undefined", "{$undefined: true}");
    samples.put("objectId", "{$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}");
    samples.put("bool", "false");
    samples.put("date", "{$date: '1970-01-01T00:00:00.007Z'}");
    samples.put("null", "null");
    samples.put("regex", "{$regularExpression: {pattern: '7', options: ''}}");
    samples.put("dbPointer", "{$dbPointer: {$ref: 'c', $id: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b'}}}");
    samples.put("javascript", "{$code: '7'}");
    samples.put("symbol", "{$symbol: '7'}");
    samples.put("javascriptWithScope", "{$code: '7', $scope: {}}");
    samples.put("int", "7");
    samples.put("timestamp", "{$timestamp: {t: 0, i: 7}}");
    samples.put("long", "{$numberLong: '7'}");
    samples.put("decimal", "{$numberDecimal: '7'}");
    samples.put("minKey", "{$minKey: 1}");
    samples.put("maxKey", "{$maxKey: 1}");
    return samples;
  }
}
