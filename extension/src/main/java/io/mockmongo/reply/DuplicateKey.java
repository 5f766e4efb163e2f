package io.mockmongo.reply;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.write.Write;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * The key that a unique index has already, and the fields and the message by which a server says
 * so.
 *
 * @param namespace the collection
 * @param index the name of the index
 * @param pattern the fields of the index
 * @param value their values in the write that failed
 */
record DuplicateKey(String namespace, String index, BsonDocument pattern, BsonDocument value) {

  static final String VALUE = "keyValue";
  private static final String PATTERN = "keyPattern";
  private static final String ID = "_id";

  /** Returns the _id that a write would store, null if it does not say so. */
  private static DuplicateKey of(Write write) {
    return new DuplicateKey(
        write.namespace(),
        "_id_",
        new BsonDocument(ID, new BsonInt32(1)),
        new BsonDocument(ID, write.id().orElse(BsonNull.VALUE)));
  }

  /** Returns the key of a write in the index whose fields an error of the test may have. */
  static DuplicateKey of(Write write, BsonDocument fields) {
    BsonValue declared = Fields.get(fields, PATTERN);
    if (declared == null || !declared.isDocument()) {
      return of(write);
    }
    BsonDocument value = new BsonDocument();
    for (Field field : Fields.of(declared.asDocument())) {
      value.append(field.name(), write.valueOf(field.name()).orElse(BsonNull.VALUE));
    }
    return of(write.namespace(), declared.asDocument(), value);
  }

  /** Returns the same error for the key that an error of the test has. */
  DuplicateKey of(BsonDocument fields) {
    BsonValue values = Fields.get(fields, VALUE);
    BsonValue declared = Fields.get(fields, PATTERN);
    BsonDocument keys = values.isDocument() ? values.asDocument() : new BsonDocument();
    BsonDocument fieldsOfIndex = new BsonDocument();
    Fields.of(keys).forEach(field -> fieldsOfIndex.append(field.name(), new BsonInt32(1)));
    return of(
        namespace,
        declared != null && declared.isDocument() ? declared.asDocument() : fieldsOfIndex,
        keys);
  }

  /** Returns the key of the index that has the usual name for its fields. */
  private static DuplicateKey of(String namespace, BsonDocument pattern, BsonDocument value) {
    String name =
        Fields.of(pattern).stream().map(DuplicateKey::inName).collect(Collectors.joining("_"));
    return new DuplicateKey(namespace, name, pattern, value);
  }

  private static String inName(Field field) {
    return field.name() + "_" + ServerText.of(field.value()).replace("\"", "");
  }

  Map<String, BsonValue> fields() {
    Map<String, BsonValue> fields = new LinkedHashMap<>();
    fields.put(PATTERN, pattern);
    fields.put(VALUE, value);
    return fields;
  }

  String message() {
    return "E11000 duplicate key error collection: %s index: %s dup key: %s"
        .formatted(namespace, index, ServerText.of(value));
  }
}
