package io.mockmongo.pattern;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import java.nio.ByteBuffer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The two spellings of an operator's key: {@code $$exists}, and {@code @@exists} for languages
 * whose strings give the dollar sign a meaning, such as Kotlin. Patterns are read and shown in the
 * first.
 */
final class OperatorSpelling {

  private OperatorSpelling() {}

  /**
   * Replaces {@code @@} by {@code $$} in the keys of known operators, at every depth; an unknown
   * key stays as it was written, for the message about it.
   */
  static RawBsonDocument withDollars(RawBsonDocument pattern) {
    return hasAts(pattern) ? document(pattern) : pattern;
  }

  private static RawBsonDocument document(BsonDocument document) {
    RawBuilder builder = new RawBuilder();
    for (Field field : Fields.of(document)) {
      builder.append(key(field.name()), value(field.value()));
    }
    return builder.build();
  }

  private static String key(String key) {
    String dollars = OperatorKey.withDollars(key);
    return Operator.isKnown(dollars) ? dollars : key;
  }

  private static BsonValue value(BsonValue value) {
    if (value.isDocument()) {
      return document(value.asDocument());
    }
    return value.isArray()
        ? new BsonArray(value.asArray().stream().map(OperatorSpelling::value).toList())
        : value;
  }

  /**
   * Tells whether two at signs stand in a row anywhere, since patterns without them are frequent.
   */
  private static boolean hasAts(RawBsonDocument document) {
    ByteBuffer bytes = document.getByteBuffer().asNIO();
    byte before = 0;
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (before == '@' && next == '@') {
        return true;
      }
      before = next;
    }
    return false;
  }
}
