package io.mockmongo.bson;

import org.bson.BsonType;

/** The size of the value of an element, in bytes. */
final class ValueSize {

  /** The result of {@link #fixed} for a type whose values carry their own length. */
  static final int VARIABLE = -1;

  private ValueSize() {}

  /** Returns the size of every value of the type, or {@link #VARIABLE}. */
  static int fixed(BsonType type) {
    return switch (type) {
      case NULL, UNDEFINED, MIN_KEY, MAX_KEY -> 0;
      case BOOLEAN -> 1;
      case INT32 -> 4;
      case DOUBLE, DATE_TIME, TIMESTAMP, INT64 -> 8;
      case OBJECT_ID -> 12;
      case DECIMAL128 -> 16;
      default -> VARIABLE;
    };
  }

  /** Returns the size of the value at {@code at}, trusting the length that it carries. */
  static int of(BsonType type, byte[] bytes, int at) {
    return switch (type) {
      case STRING, JAVASCRIPT, SYMBOL -> 4 + LittleEndian.int32(bytes, at);
      case DOCUMENT, ARRAY, JAVASCRIPT_WITH_SCOPE -> LittleEndian.int32(bytes, at);
      case BINARY -> 5 + LittleEndian.int32(bytes, at);
      case DB_POINTER -> 4 + LittleEndian.int32(bytes, at) + 12;
      case REGULAR_EXPRESSION -> cstringEnd(bytes, cstringEnd(bytes, at) + 1) + 1 - at;
      default -> fixed(type);
    };
  }

  /** Returns the index of the zero byte that ends the cstring at {@code at}. */
  static int cstringEnd(byte[] bytes, int at) {
    int end = at;
    while (bytes[end] != 0) {
      end++;
    }
    return end;
  }
}
