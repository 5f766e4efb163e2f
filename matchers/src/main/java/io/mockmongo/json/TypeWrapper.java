package io.mockmongo.json;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonBoolean;
import org.bson.BsonInt32;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonJavaScript;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonObjectId;
import org.bson.BsonSymbol;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * The type wrappers: documents that represent values of types that JSON lacks, recognized by their
 * first key.
 *
 * <p>Specification: Extended JSON v2, conversion table.
 */
enum TypeWrapper {
  OID(
      "$oid",
      "a string of 24 hexadecimal digits",
      v -> new BsonObjectId(new ObjectId(v.asString().getValue()))),
  SYMBOL("$symbol", "a string", v -> new BsonSymbol(v.asString().getValue())),
  NUMBER_INT("$numberInt", "a string with a 32-bit integer", WrappedNumber::int32),
  NUMBER_LONG("$numberLong", "a string with a 64-bit integer", WrappedNumber::int64),
  NUMBER_DOUBLE(
      "$numberDouble",
      "a string with a double, such as '1.5', 'Infinity', '-Infinity' or 'NaN'",
      WrappedNumber::float64),
  NUMBER_DECIMAL(
      "$numberDecimal",
      "a string with a decimal of at most 34 digits, such as '1.5', 'Infinity' or 'NaN'",
      WrappedNumber::decimal),
  BINARY("$binary", "{base64: '...', subType: '00'}", WrappedValue::binary),
  UUID("$uuid", "a string of 32 hexadecimal digits in groups of 8-4-4-4-12", WrappedValue::uuid),
  CODE("$code", "a string", v -> new BsonJavaScript(v.asString().getValue())),
  TIMESTAMP(
      "$timestamp",
      "{t: ..., i: ...} with two integers from 0 to 4294967295",
      WrappedValue::timestamp),
  REGULAR_EXPRESSION(
      "$regularExpression", "{pattern: '...', options: '...'}", WrappedValue::regularExpression),
  DB_POINTER("$dbPointer", "{$ref: '...', $id: {$oid: '...'}}", WrappedValue::dbPointer),
  DATE(
      "$date",
      "an ISO-8601 string such as '2026-01-02T03:04:05.006Z' or {$numberLong: '...'}",
      WrappedValue::date),
  MIN_KEY("$minKey", "1", v -> WrappedValue.constant(new BsonInt32(1), v, new BsonMinKey())),
  MAX_KEY("$maxKey", "1", v -> WrappedValue.constant(new BsonInt32(1), v, new BsonMaxKey())),
  UNDEFINED(
      "$undefined", "true", v -> WrappedValue.constant(BsonBoolean.TRUE, v, new BsonUndefined()));

  private static final Map<String, TypeWrapper> BY_KEY =
      Arrays.stream(values()).collect(Collectors.toMap(TypeWrapper::key, Function.identity()));

  private final String key;
  private final String shape;
  private final Function<BsonValue, BsonValue> conversion;

  TypeWrapper(String key, String shape, Function<BsonValue, BsonValue> conversion) {
    this.key = key;
    this.shape = shape;
    this.conversion = conversion;
  }

  /** Returns the wrapper whose key is a token, or empty if there is none. */
  static Optional<TypeWrapper> of(Token token) {
    return token.isKey() ? Optional.ofNullable(BY_KEY.get(token.text())) : Optional.empty();
  }

  String key() {
    return key;
  }

  /** Returns a description of the value that must follow the key. */
  String shape() {
    return shape;
  }

  /** Returns the value that a payload represents, or empty if the payload has the wrong shape. */
  Optional<BsonValue> unwrap(BsonValue payload) {
    try {
      return Optional.of(conversion.apply(payload));
    } catch (BsonInvalidOperationException
        | IllegalArgumentException
        | DateTimeException
        | ArithmeticException e) {
      // The reader's message describes the whole shape, which helps more than one detail.
      return Optional.empty();
    }
  }
}
