package io.mockmongo.bson;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
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
import org.bson.types.ObjectId;

/** A decoder of values from validated bytes; documents stay raw. */
final class RawValue {

  private RawValue() {}

  static BsonValue decode(BsonType type, byte[] bytes, int at) {
    return switch (type) {
      case DOUBLE -> new BsonDouble(LittleEndian.float64(bytes, at));
      case STRING -> new BsonString(string(bytes, at));
      case DOCUMENT -> document(bytes, at);
      case ARRAY -> array(bytes, at);
      case BINARY -> binary(bytes, at);
      case UNDEFINED -> new BsonUndefined();
      case OBJECT_ID -> new BsonObjectId(objectId(bytes, at));
      case BOOLEAN -> BsonBoolean.valueOf(bytes[at] != 0);
      case DATE_TIME -> new BsonDateTime(LittleEndian.int64(bytes, at));
      case NULL -> BsonNull.VALUE;
      case REGULAR_EXPRESSION -> regularExpression(bytes, at);
      case DB_POINTER -> dbPointer(bytes, at);
      case JAVASCRIPT -> new BsonJavaScript(string(bytes, at));
      case SYMBOL -> new BsonSymbol(string(bytes, at));
      case JAVASCRIPT_WITH_SCOPE -> codeWithScope(bytes, at + 4);
      case INT32 -> new BsonInt32(LittleEndian.int32(bytes, at));
      case TIMESTAMP -> new BsonTimestamp(LittleEndian.int64(bytes, at));
      case INT64 -> new BsonInt64(LittleEndian.int64(bytes, at));
      case DECIMAL128 -> new BsonDecimal128(decimal(bytes, at));
      case MIN_KEY -> new BsonMinKey();
      case MAX_KEY -> new BsonMaxKey();
      case END_OF_DOCUMENT ->
          throw new IllegalArgumentException(
              "END_OF_DOCUMENT is not the type of a value, at index " + at);
    };
  }

  private static String string(byte[] bytes, int at) {
    return new String(bytes, at + 4, LittleEndian.int32(bytes, at) - 1, StandardCharsets.UTF_8);
  }

  private static RawBsonDocument document(byte[] bytes, int at) {
    return new RawBsonDocument(bytes, at, LittleEndian.int32(bytes, at));
  }

  /** Decodes the elements in their order and ignores their names, which should be 0, 1, 2. */
  private static BsonArray array(byte[] bytes, int at) {
    List<BsonValue> values = new ArrayList<>();
    ElementCursor cursor = new ElementCursor(bytes, at);
    while (cursor.next()) {
      values.add(cursor.value());
    }
    return new BsonArray(values);
  }

  /** Decodes {@code | length | subtype | data |}; subtype 2 repeats the length before its data. */
  private static BsonBinary binary(byte[] bytes, int at) {
    byte subtype = bytes[at + 4];
    int from = at + 5;
    int to = from + LittleEndian.int32(bytes, at);
    int inner = subtype == BsonBinarySubType.OLD_BINARY.getValue() ? 4 : 0;
    return new BsonBinary(subtype, Arrays.copyOfRange(bytes, from + inner, to));
  }

  private static ObjectId objectId(byte[] bytes, int at) {
    return new ObjectId(Arrays.copyOfRange(bytes, at, at + 12));
  }

  private static BsonRegularExpression regularExpression(byte[] bytes, int at) {
    int middle = ValueSize.cstringEnd(bytes, at);
    int end = ValueSize.cstringEnd(bytes, middle + 1);
    return new BsonRegularExpression(
        new String(bytes, at, middle - at, StandardCharsets.UTF_8),
        new String(bytes, middle + 1, end - middle - 1, StandardCharsets.UTF_8));
  }

  private static BsonDbPointer dbPointer(byte[] bytes, int at) {
    int idAt = at + 4 + LittleEndian.int32(bytes, at);
    return new BsonDbPointer(string(bytes, at), objectId(bytes, idAt));
  }

  /** Decodes {@code | code string | scope document |}, which follow the total length. */
  private static BsonJavaScriptWithScope codeWithScope(byte[] bytes, int at) {
    int scopeAt = at + 4 + LittleEndian.int32(bytes, at);
    return new BsonJavaScriptWithScope(string(bytes, at), document(bytes, scopeAt));
  }

  private static Decimal128 decimal(byte[] bytes, int at) {
    return Decimal128.fromIEEE754BIDEncoding(
        LittleEndian.int64(bytes, at + 8), LittleEndian.int64(bytes, at));
  }
}
