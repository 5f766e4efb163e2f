package io.mockmongo.bson;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/**
 * A cursor over the elements of a document whose bytes were validated.
 *
 * <pre>
 * document:  | length int32 | element ... | 0 |
 * element:   | type byte | name cstring | value |
 * </pre>
 *
 * <p>Specification: bsonspec.org, version 1.1.
 */
final class ElementCursor {

  private final byte[] bytes;
  private BsonType type;
  private int nameAt;
  private int nameEnd;
  private int nextAt;

  ElementCursor(byte[] bytes, int documentAt) {
    this.bytes = bytes;
    this.nextAt = documentAt + 4;
  }

  /** Returns a cursor before the first element, which reads the document's own array. */
  static ElementCursor of(RawBsonDocument document) {
    // Not getBackingArray(): older drivers do not have it.
    ByteBuf buffer = document.getByteBuffer();
    return new ElementCursor(buffer.array(), buffer.position());
  }

  /** Moves to the next element; returns false at the end of the document. */
  boolean next() {
    if (bytes[nextAt] == 0) {
      return false;
    }
    type = BsonType.findByValue(bytes[nextAt] & 0xff);
    nameAt = nextAt + 1;
    nameEnd = ValueSize.cstringEnd(bytes, nameAt);
    nextAt = valueAt() + ValueSize.of(type, bytes, valueAt());
    return true;
  }

  String name() {
    return new String(bytes, nameAt, nameEnd - nameAt, StandardCharsets.UTF_8);
  }

  boolean isNamed(byte[] utf8) {
    return Arrays.equals(bytes, nameAt, nameEnd, utf8, 0, utf8.length);
  }

  BsonValue value() {
    return RawValue.decode(type, bytes, valueAt());
  }

  /** Appends the bytes of the element unchanged. */
  void copyTo(GrowableBuffer out) {
    out.bytes(bytes, nameAt - 1, nextAt - nameAt + 1);
  }

  /** Returns the remaining elements as fields. */
  List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    while (next()) {
      fields.add(new Field(name(), value()));
    }
    return List.copyOf(fields);
  }

  private int valueAt() {
    return nameEnd + 1;
  }
}
