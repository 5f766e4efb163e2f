package io.mockmongo.bson;

import java.util.Objects;
import org.bson.BsonBinarySubType;
import org.bson.BsonType;

/**
 * A validator of BSON documents at every depth, to be run on untrusted bytes before any code relies
 * on a length in them. It allocates nothing unless it finds an error.
 *
 * <pre>{@code
 * int end = BsonValidator.check(bytes, 0, bytes.length);
 * var document = new RawBsonDocument(bytes, 0, end);
 * }</pre>
 *
 * <p>Specification: bsonspec.org, version 1.1.
 */
public final class BsonValidator {

  /** The maximum nesting of documents and arrays, the outermost included; servers allow 180. */
  public static final int MAX_DEPTH = 200;

  private static final int EMPTY_DOCUMENT = 5;
  private static final int EMPTY_CODE_WITH_SCOPE = 4 + 4 + 1 + EMPTY_DOCUMENT;

  private BsonValidator() {}

  /**
   * Checks the document that begins at an offset. Strings and names that are not valid UTF-8 pass,
   * as on servers.
   *
   * @param bytes the array that holds the document
   * @param offset the index of the document's first byte
   * @param limit the index at which the document must end at the latest
   * @return the index after the document's last byte
   * @throws MalformedBsonException if the bytes are not a well-formed document
   * @throws IndexOutOfBoundsException if offset and limit are not a range of the array
   */
  public static int check(byte[] bytes, int offset, int limit) {
    return check(bytes, offset, limit, InvalidTextListener.IGNORE);
  }

  /**
   * Checks the document that begins at an offset, and reports its strings and names that are not
   * valid UTF-8.
   *
   * @param bytes the array that holds the document
   * @param offset the index of the document's first byte
   * @param limit the index at which the document must end at the latest
   * @param invalidText receives each text that is not valid UTF-8
   * @return the index after the document's last byte
   * @throws MalformedBsonException if the bytes are not a well-formed document
   * @throws IndexOutOfBoundsException if offset and limit are not a range of the array
   */
  public static int check(byte[] bytes, int offset, int limit, InvalidTextListener invalidText) {
    Objects.checkFromToIndex(offset, limit, bytes.length);
    return document(bytes, offset, limit, 1, invalidText);
  }

  /** Checks {@code | length int32 | element ... | 0 |}; the length counts the whole document. */
  private static int document(
      byte[] bytes, int at, int limit, int depth, InvalidTextListener text) {
    if (depth > MAX_DEPTH) {
      throw BsonErrors.tooDeep(at);
    }
    int end = at + length("document", bytes, at, EMPTY_DOCUMENT, limit - at);
    int last = end - 1;
    int elementAt = at + 4;
    while (elementAt < last) {
      elementAt = element(bytes, elementAt, last, depth, text);
    }
    return terminator("document", bytes, at, last);
  }

  /** Checks {@code | type byte | name cstring | value |}. */
  private static int element(byte[] bytes, int at, int limit, int depth, InvalidTextListener text) {
    BsonType type = BsonType.findByValue(bytes[at] & 0xff);
    if (type == null || type == BsonType.END_OF_DOCUMENT) {
      throw BsonErrors.unknownType(bytes, at, limit);
    }
    int valueAt = cstring("name", bytes, at + 1, limit, text);
    int size = ValueSize.fixed(type);
    return size == ValueSize.VARIABLE
        ? variable(type, bytes, valueAt, limit, depth, text)
        : fixed(type, bytes, valueAt, limit, size);
  }

  private static int variable(
      BsonType type, byte[] bytes, int at, int limit, int depth, InvalidTextListener text) {
    return switch (type) {
      case STRING, JAVASCRIPT, SYMBOL -> string(bytes, at, limit, text);
      case DOCUMENT, ARRAY -> document(bytes, at, limit, depth + 1, text);
      case BINARY -> binary(bytes, at, limit);
      case REGULAR_EXPRESSION ->
          cstring("options", bytes, cstring("pattern", bytes, at, limit, text), limit, text);
      case DB_POINTER -> endOf("ObjectId", string(bytes, at, limit, text), limit, 12);
      default -> codeWithScope(bytes, at, limit, depth, text);
    };
  }

  private static int fixed(BsonType type, byte[] bytes, int at, int limit, int size) {
    int end = endOf("value", at, limit, size);
    if (type == BsonType.BOOLEAN && (bytes[at] & 0xfe) != 0) {
      throw BsonErrors.wrongBoolean(bytes, at);
    }
    return end;
  }

  /** Checks {@code | length int32 | UTF-8 | 0 |}; the length counts UTF-8 and zero byte. */
  private static int string(byte[] bytes, int at, int limit, InvalidTextListener text) {
    int from = at + 4;
    int last = from + length("string", bytes, at, 1, limit - from) - 1;
    utf8("string", bytes, from, last, text);
    return terminator("string", bytes, at, last);
  }

  /** Checks {@code | UTF-8 | 0 |}. */
  private static int cstring(
      String what, byte[] bytes, int at, int limit, InvalidTextListener text) {
    int end = at;
    while (end < limit && bytes[end] != 0) {
      end++;
    }
    if (end == limit) {
      throw BsonErrors.unterminated(what, at, limit);
    }
    utf8(what, bytes, at, end, text);
    return end + 1;
  }

  /** Checks {@code | length int32 | subtype byte | data |}. */
  private static int binary(byte[] bytes, int at, int limit) {
    int from = at + 5;
    int length = length("binary", bytes, at, 0, limit - from);
    if (bytes[at + 4] == BsonBinarySubType.OLD_BINARY.getValue()) {
      length("inner binary", bytes, from, length - 4, length - 4);
    }
    return from + length;
  }

  /**
   * Checks {@code | length int32 | code string | scope document |}; the length counts everything.
   */
  private static int codeWithScope(
      byte[] bytes, int at, int limit, int depth, InvalidTextListener text) {
    int end = at + length("code with scope", bytes, at, EMPTY_CODE_WITH_SCOPE, limit - at);
    int scopeAt = string(bytes, at + 4, end, text);
    int scopeEnd = document(bytes, scopeAt, end, depth + 1, text);
    if (scopeEnd != end) {
      throw BsonErrors.scopeLength(at, end, scopeEnd);
    }
    return end;
  }

  /** Reads a length and checks its range; the range is empty if not even an int32 fits. */
  private static int length(String what, byte[] bytes, int at, int min, int max) {
    if (max < min || max < 0) {
      throw BsonErrors.truncated(what, at);
    }
    int length = LittleEndian.int32(bytes, at);
    if (length < min || length > max) {
      throw BsonErrors.length(what, length, at, min, max);
    }
    return length;
  }

  private static int endOf(String what, int at, int limit, int size) {
    if (limit - at < size) {
      throw BsonErrors.truncated(what, at);
    }
    return at + size;
  }

  private static int terminator(String what, byte[] bytes, int at, int last) {
    if (bytes[last] != 0) {
      throw BsonErrors.wrongTerminator(what, bytes, at, last);
    }
    return last + 1;
  }

  private static void utf8(String what, byte[] bytes, int from, int to, InvalidTextListener text) {
    int invalidAt = Utf8.firstInvalid(bytes, from, to);
    if (invalidAt < to) {
      text.found(what, from, invalidAt);
    }
  }
}
