package io.mockmongo.bson;

import java.util.List;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * A reader of the fields of a document, in their order and with duplicate keys.
 *
 * <p>A {@link RawBsonDocument} is read from its bytes, because its {@code entrySet()} keeps only
 * the last of the fields that share a key. The bytes are trusted: validate those of a peer with
 * {@link BsonValidator} first, else these methods may throw any exception, such as an {@link
 * IndexOutOfBoundsException}.
 *
 * <pre>{@code
 * for (Field field : Fields.of(ExtendedJson.parse("{a: 1, a: 2}"))) {
 *   System.out.println(field.name() + " is " + field.value());
 * }
 * }</pre>
 */
public final class Fields {

  private Fields() {}

  /**
   * Returns the fields of a document. The fields of a raw document hold raw documents too, at any
   * depth and in arrays, all of which share its bytes.
   *
   * <p>Regular expression options are sorted, since {@code BsonRegularExpression} sorts them.
   *
   * @param document a document of any kind
   * @return the fields in order, as an immutable list
   */
  public static List<Field> of(BsonDocument document) {
    return document instanceof RawBsonDocument raw
        ? ElementCursor.of(raw).fields()
        : document.entrySet().stream().map(e -> new Field(e.getKey(), e.getValue())).toList();
  }

  /**
   * Returns the key of the first field, which is the name of a command; reads nothing after it.
   *
   * @param document a document
   * @return the first key, or empty if the document has no fields
   */
  public static Optional<String> firstName(RawBsonDocument document) {
    ElementCursor cursor = ElementCursor.of(document);
    return cursor.next() ? Optional.of(cursor.name()) : Optional.empty();
  }

  /**
   * Returns the value of the first field with a name. In a raw document the fields before it are
   * skipped without being decoded.
   *
   * @param document a document of any kind
   * @param name the key to look for
   * @return the value, or null if no field has that name
   */
  public static BsonValue get(BsonDocument document, String name) {
    return document instanceof RawBsonDocument raw ? find(raw, name) : document.get(name);
  }

  /**
   * Tells whether the first field with a name is {@code true}; a number is not.
   *
   * @param document a document of any kind
   * @param name the key to look for
   * @return false also if no field has that name
   */
  public static boolean isTrue(BsonDocument document, String name) {
    return BsonBoolean.TRUE.equals(get(document, name));
  }

  private static BsonValue find(RawBsonDocument document, String name) {
    byte[] utf8 = Utf8.encode(name);
    ElementCursor cursor = ElementCursor.of(document);
    while (cursor.next()) {
      if (cursor.isNamed(utf8)) {
        return cursor.value();
      }
    }
    return null;
  }
}
