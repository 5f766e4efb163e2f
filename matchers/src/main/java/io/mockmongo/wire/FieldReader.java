package io.mockmongo.wire;

import io.mockmongo.bson.BsonValidator;
import io.mockmongo.bson.LittleEndian;
import io.mockmongo.bson.MalformedBsonException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;

/** A reader of the fields of a frame, or of one section, that never reads beyond its end. */
final class FieldReader {

  private static final char REPLACEMENT = '\uFFFD';

  private final byte[] bytes;
  private final int limit;
  private final Consumer<? super InvalidText> invalidText;
  private int position;

  private FieldReader(
      byte[] bytes, int position, int limit, Consumer<? super InvalidText> invalidText) {
    this.bytes = bytes;
    this.position = position;
    this.limit = limit;
    this.invalidText = invalidText;
  }

  /** Returns a reader that starts after the header, and reports text that is not valid UTF-8. */
  static FieldReader ofBody(Frame frame, Consumer<? super InvalidText> invalidText) {
    return new FieldReader(frame.bytes(), Frame.HEADER_SIZE, frame.length(), invalidText);
  }

  /** Returns the offset of the next byte from the start of the frame. */
  int position() {
    return position;
  }

  int remaining() {
    return limit - position;
  }

  boolean hasRemaining() {
    return position < limit;
  }

  /** Checks that no bytes follow a field. */
  void end(String field) {
    if (hasRemaining()) {
      throw new MalformedMessageException(
          remaining() + " unexpected bytes after the " + field, position);
    }
  }

  /** Returns a reader of the next bytes and skips them. */
  FieldReader slice(int size) {
    var slice = new FieldReader(bytes, position, position + size, invalidText);
    position += size;
    return slice;
  }

  int uint8(String field) {
    return bytes[skip(1, field)] & 0xff;
  }

  int int32(String field) {
    return LittleEndian.int32(bytes, skip(4, field));
  }

  long int64(String field) {
    return LittleEndian.int64(bytes, skip(8, field));
  }

  /** Skips a field and returns its offset. */
  private int skip(int size, String field) {
    if (remaining() < size) {
      throw new MalformedMessageException(
          field + " needs " + size + " bytes, but " + remaining() + " are left", position);
    }
    int start = position;
    position += size;
    return start;
  }

  String cstring(String field) {
    int start = position;
    int end = start;
    while (end < limit && bytes[end] != 0) {
      end++;
    }
    if (end == limit) {
      throw new MalformedMessageException(field + " has no terminating zero byte", start);
    }
    position = end + 1;
    return utf8(start, end, field);
  }

  private String utf8(int start, int end, String field) {
    var text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      reportIfInvalid(start, end, field);
    }
    return text;
  }

  /** Distinguishes a replacement character on the wire from one that replaces invalid bytes. */
  private void reportIfInvalid(int start, int end, String field) {
    var in = ByteBuffer.wrap(bytes, start, end - start);
    var out = CharBuffer.allocate(end - start);
    if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
      invalidText.accept(new InvalidText(field, start, in.position()));
    }
  }

  private void reportInvalid(String kind, int from, int invalidAt) {
    invalidText.accept(new InvalidText(kind, from, invalidAt));
  }

  /** Reads a document, which shares the frame's bytes. */
  RawBsonDocument document(String field) {
    int start = position;
    position = endOfDocument(field);
    return new RawBsonDocument(bytes, start, position - start);
  }

  private int endOfDocument(String field) {
    try {
      return BsonValidator.check(bytes, position, limit, this::reportInvalid);
    } catch (MalformedBsonException e) {
      throw new MalformedMessageException(field, e);
    }
  }
}
