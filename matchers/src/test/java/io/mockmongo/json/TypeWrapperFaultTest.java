package io.mockmongo.json;

import static io.mockmongo.json.TextFaults.assertFault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeWrapperFaultTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a: {$oid: 'x'}}                 | 12 | $oid takes a string of 24 hexadecimal digits, but got 'x'",
        "{a: {$oid: {b: [1,   2]}}}       | 12 | $oid takes a string of 24 hexadecimal digits, but got {b: [1, 2]}",
        "{a: {$oid: '5f6c1d3e9a7b2c4d8e0f1a2b', b: 1}} | 38 | expected \"}\" after the value of $oid but found \",\"",
        "{a: {$symbol: null}}             | 15 | $symbol takes a string, but got null",
        "{a: {$numberInt: 5}}             | 18 | $numberInt takes a string with a 32-bit integer, but got 5",
        "{a: {$numberInt: '2147483648'}}  | 18 | $numberInt takes a string with a 32-bit integer, but got '2147483648'",
        "{a: {$numberInt: '+1'}}          | 18 | $numberInt takes a string with a 32-bit integer, but got '+1'",
        "{a: {$numberLong: 5}}            | 19 | $numberLong takes a string with a 64-bit integer, but got 5",
        "{a: {$numberLong: '05'}}         | 19 | $numberLong takes a string with a 64-bit integer, but got '05'",
        "{a: {$numberLong: '1.0'}}        | 19 | $numberLong takes a string with a 64-bit integer, but got '1.0'",
        "{a: {$numberDouble: 1.5}}        | 21 | $numberDouble takes a string with a double, such as '1.5', 'Infinity', '-Infinity' or 'NaN', but got 1.5",
        "{a: {$numberDouble: '1e999'}}    | 21 | $numberDouble takes a string with a double, such as '1.5', 'Infinity', '-Infinity' or 'NaN', but got '1e999'",
        "{a: {$numberDouble: '1.5d'}}     | 21 | $numberDouble takes a string with a double, such as '1.5', 'Infinity', '-Infinity' or 'NaN', but got '1.5d'",
        "{a: {$numberDecimal: 'inf'}}     | 22 | $numberDecimal takes a string with a decimal of at most 34 digits, such as '1.5', 'Infinity' or 'NaN', but got 'inf'",
        "{a: {$numberDecimal: '1234567890123456789012345678901234.5'}} | 22 | $numberDecimal takes a string with a decimal of at most 34 digits, such as '1.5', 'Infinity' or 'NaN', but got '1234567890123456789012345678901234.5'",
        "{a: {$binary: 'AA==', $type: '00'}} | 15 | $binary takes {base64: '...', subType: '00'}, but got 'AA=='",
        "{a: {$binary: {base64: 'AA=='}}} | 15 | $binary takes {base64: '...', subType: '00'}, but got {base64: 'AA=='}",
        "{a: {$binary: {base64: 'AA', subType: '00'}}} | 15 | $binary takes {base64: '...', subType: '00'}, but got {base64: 'AA', subType: '00'}",
        "{a: {$binary: {base64: '-', subType: '00'}}} | 15 | $binary takes {base64: '...', subType: '00'}, but got {base64: '-', subType: '00'}",
        "{a: {$binary: {base64: '', subType: '100'}}} | 15 | $binary takes {base64: '...', subType: '00'}, but got {base64: '', subType: '100'}",
        "{a: {$binary: {base64: '', subType: '00', x: 1}}} | 15 | $binary takes {base64: '...', subType: '00'}, but got {base64: '', subType: '00', x: 1}",
        "{a: {$uuid: 'c8edabc3f7384ca3b68dab92a91478a3'}} | 13 | $uuid takes a string of 32 hexadecimal digits in groups of 8-4-4-4-12, but got 'c8edabc3f7384ca3b68dab92a91478a3'",
        "{a: {$code: 1}}                  | 13 | $code takes a string, but got 1",
        "{a: {$code: 'f', x: 1}}          | 18 | expected $scope after the value of $code but found \"x\"",
        "{a: {$code: 'f', $scope: 1}}     | 26 | expected a document as $scope but found \"1\"",
        "{a: {$code: 'f', $scope: {$oid: 1}}} | 26 | expected a document as $scope but found the type wrapper {$oid: ...}",
        "{a: {$code: 'f', $scope: {}, b: 1}} | 28 | expected \"}\" after the value of $code but found \",\"",
        "{a: {$timestamp: {t: 1}}}        | 18 | $timestamp takes {t: ..., i: ...} with two integers from 0 to 4294967295, but got {t: 1}",
        "{a: {$timestamp: {t: 1, i: -1}}} | 18 | $timestamp takes {t: ..., i: ...} with two integers from 0 to 4294967295, but got {t: 1, i: -1}",
        "{a: {$timestamp: {t: 4294967296, i: 1}}} | 18 | $timestamp takes {t: ..., i: ...} with two integers from 0 to 4294967295, but got {t: 4294967296, i: 1}",
        "{a: {$timestamp: {t: 1.0, i: 1}}} | 18 | $timestamp takes {t: ..., i: ...} with two integers from 0 to 4294967295, but got {t: 1.0, i: 1}",
        "{a: {$timestamp: {t: 1, t: 1}}}  | 18 | $timestamp takes {t: ..., i: ...} with two integers from 0 to 4294967295, but got {t: 1, t: 1}",
        "{a: {$regularExpression: 'x'}}   | 26 | $regularExpression takes {pattern: '...', options: '...'}, but got 'x'",
        "{a: {$regularExpression: {pattern: '\\u0000', options: ''}}} | 26 | $regularExpression takes {pattern: '...', options: '...'}, but got {pattern: '\\u0000', options: ''}",
        "{a: {$dbPointer: {$ref: 'c', $id: 1}}} | 18 | $dbPointer takes {$ref: '...', $id: {$oid: '...'}}, but got {$ref: 'c', $id: 1}",
        "{a: {$date: 5}}                  | 13 | $date takes an ISO-8601 string such as '2026-01-02T03:04:05.006Z' or {$numberLong: '...'}, but got 5",
        "{a: {$date: 1767323045006}}      | 13 | $date takes an ISO-8601 string such as '2026-01-02T03:04:05.006Z' or {$numberLong: '...'}, but got 1767323045006",
        "{a: {$date: '2026-01-02'}}       | 13 | $date takes an ISO-8601 string such as '2026-01-02T03:04:05.006Z' or {$numberLong: '...'}, but got '2026-01-02'",
        "{a: {$date: '2026-02-30T00:00:00Z'}} | 13 | $date takes an ISO-8601 string such as '2026-01-02T03:04:05.006Z' or {$numberLong: '...'}, but got '2026-02-30T00:00:00Z'",
        "{a: {$date: '2026-01-02T03:04:05.0061Z'}} | 13 | $date takes an ISO-8601 string such as '2026-01-02T03:04:05.006Z' or {$numberLong: '...'}, but got '2026-01-02T03:04:05.0061Z'",
        "{a: {$date: '+999999999-01-02T03:04:05Z'}} | 13 | $date takes an ISO-8601 string such as '2026-01-02T03:04:05.006Z' or {$numberLong: '...'}, but got '+999999999-01-02T03:04:05Z'",
        "{a: {$minKey: 2}}                | 15 | $minKey takes 1, but got 2",
        "{a: {$maxKey: true}}             | 15 | $maxKey takes 1, but got true",
        "{a: {$undefined: 1}}             | 18 | $undefined takes true, but got 1",
        "{a: {$oid: x}}                   | 12 | expected a value but found \"x\"",
        "{a: {$oid: {$oid: {$oid: {$oid: {$oid: 1}}}}}} | 40 | type wrappers nest deeper than 4 levels",
      })
  void names_the_shape_that_a_type_wrapper_takes(String text, int column, String reason) {
    assertFault(text, 1, column, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ObjectId('5f6c1d3e9a7b2c4d8e0f1a2b') | ObjectId  | {$oid: '...'}",
        "ISODate('2026-01-02T00:00:00Z')      | ISODate   | {$date: '2026-01-02T03:04:05.006Z'}",
        "new Date()                           | new       | {$date: '2026-01-02T03:04:05.006Z'}",
        "NumberLong(5)                        | NumberLong | {$numberLong: '...'}",
        "NumberInt(5)                         | NumberInt | a bare number",
        "NumberDecimal('5')                   | NumberDecimal | {$numberDecimal: '...'}",
        "BinData(0, 'AA==')                   | BinData   | {$binary: {base64: '...', subType: '00'}}",
        "UUID('x')                            | UUID      | {$uuid: '...'}",
        "Timestamp(1, 1)                      | Timestamp | {$timestamp: {t: 1, i: 1}}",
        "/^a/i                                | /         | {$regularExpression: {pattern: '...', options: ''}}",
        "MinKey                               | MinKey    | {$minKey: 1}",
        "undefined                            | undefined | {$undefined: true}",
        "NaN                                  | NaN       | {$numberDouble: 'NaN'}",
        "Infinity                             | Infinity  | {$numberDouble: 'Infinity'}",
      })
  void says_what_to_write_instead_of_another_notation(String value, String found, String instead) {
    assertFault(
        "{a: " + value + "}",
        1,
        5,
        "expected a value but found \"" + found + "\"; in Extended JSON write " + instead);
  }

  @Test
  void says_what_to_write_instead_of_minus_infinity() {
    assertFault(
        "{a: -Infinity}",
        1,
        5,
        "\"-Infinity\" is not a valid JSON number; in Extended JSON write {$numberDouble: '-Infinity'}");
  }
}
