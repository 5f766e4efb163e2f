package io.mockmongo.bson;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.BsonType;
import org.bson.BsonValue;

/**
 * The names of the BSON types as MongoDB's {@code $type} has them, and {@code number} for the four
 * number types. Thread-safe.
 *
 * <pre>{@code
 * TypeName.of(new BsonInt32(1))   // int
 * }</pre>
 */
public final class TypeName {

  private static final Map<BsonType, String> NAMES = new EnumMap<>(BsonType.class);
  private static final Map<String, Set<BsonType>> TYPES = new LinkedHashMap<>();

  static {
    name(BsonType.DOUBLE, "double");
    name(BsonType.STRING, "string");
    name(BsonType.DOCUMENT, "object");
    name(BsonType.ARRAY, "array");
    name(BsonType.BINARY, "binData");
    name(BsonType.UNDEFINED, "undefined");
    name(BsonType.OBJECT_ID, "objectId");
    name(BsonType.BOOLEAN, "bool");
    name(BsonType.DATE_TIME, "date");
    name(BsonType.NULL, "null");
    name(BsonType.REGULAR_EXPRESSION, "regex");
    name(BsonType.DB_POINTER, "dbPointer");
    name(BsonType.JAVASCRIPT, "javascript");
    name(BsonType.SYMBOL, "symbol");
    name(BsonType.JAVASCRIPT_WITH_SCOPE, "javascriptWithScope");
    name(BsonType.INT32, "int");
    name(BsonType.TIMESTAMP, "timestamp");
    name(BsonType.INT64, "long");
    name(BsonType.DECIMAL128, "decimal");
    name(BsonType.MIN_KEY, "minKey");
    name(BsonType.MAX_KEY, "maxKey");
    TYPES.put(
        "number", Set.of(BsonType.DOUBLE, BsonType.INT32, BsonType.INT64, BsonType.DECIMAL128));
  }

  private TypeName() {}

  private static void name(BsonType type, String name) {
    NAMES.put(type, name);
    TYPES.put(name, Set.of(type));
  }

  /** Returns the name of a value's type. */
  public static String of(BsonValue value) {
    return NAMES.get(value.getBsonType());
  }

  /** Returns all names with their types. */
  public static Map<String, Set<BsonType>> all() {
    return TYPES;
  }
}
