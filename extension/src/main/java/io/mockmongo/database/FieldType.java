package io.mockmongo.database;

import java.util.EnumSet;
import java.util.Set;
import org.bson.BsonType;
import org.bson.BsonValue;

/** The types that a server accepts for a field of a command. */
enum FieldType {
  ANY(EnumSet.allOf(BsonType.class), "any type"),
  OBJECT(EnumSet.of(BsonType.DOCUMENT), "type 'object'"),
  ARRAY(EnumSet.of(BsonType.ARRAY), "type 'array'"),
  STRING(EnumSet.of(BsonType.STRING), "type 'string'"),
  /** A server takes a number for a bool. */
  BOOL(
      EnumSet.of(
          BsonType.BOOLEAN, BsonType.INT32, BsonType.INT64, BsonType.DECIMAL128, BsonType.DOUBLE),
      "types '[bool, long, int, decimal, double]'"),
  NUMBER(
      EnumSet.of(BsonType.INT32, BsonType.INT64, BsonType.DECIMAL128, BsonType.DOUBLE),
      "types '[long, int, decimal, double]'");

  private final Set<BsonType> types;
  private final String expected;

  FieldType(Set<BsonType> types, String expected) {
    this.types = types;
    this.expected = expected;
  }

  boolean includes(BsonValue value) {
    return types.contains(value.getBsonType());
  }

  /** Returns the accepted types as servers write them. */
  String expected() {
    return expected;
  }
}
