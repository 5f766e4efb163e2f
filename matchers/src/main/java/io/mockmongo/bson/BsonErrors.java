package io.mockmongo.bson;

import java.util.Locale;

/** The exceptions for malformed BSON: one method for each kind of error. */
final class BsonErrors {

  private BsonErrors() {}

  static MalformedBsonException tooDeep(int at) {
    return at(at, "documents nest deeper than %d levels at offset %d", BsonValidator.MAX_DEPTH, at);
  }

  static MalformedBsonException unknownType(byte[] bytes, int at, int documentEnd) {
    return bytes[at] == 0
        ? at(at, "document terminator at offset %d, expected at offset %d", at, documentEnd)
        : at(at, "unknown element type 0x%02x at offset %d", bytes[at], at);
  }

  static MalformedBsonException length(String what, int length, int at, int min, int max) {
    String range = min == max ? "%d" : "at least %d and at most %d";
    return at(
        at,
        "%s length %d at offset %d, expected %s",
        what,
        length,
        at,
        String.format(Locale.ROOT, range, min, max));
  }

  static MalformedBsonException truncated(String what, int at) {
    return at(at, "%s at offset %d is truncated", what, at);
  }

  static MalformedBsonException unterminated(String what, int at, int limit) {
    return at(at, "%s at offset %d has no terminator before offset %d", what, at, limit);
  }

  static MalformedBsonException wrongTerminator(String what, byte[] bytes, int at, int last) {
    return at(
        last,
        "%s at offset %d ends with byte 0x%02x at offset %d, expected 0x00",
        what,
        at,
        bytes[last],
        last);
  }

  static MalformedBsonException wrongBoolean(byte[] bytes, int at) {
    return at(at, "boolean %d at offset %d, expected 0 or 1", bytes[at] & 0xff, at);
  }

  static MalformedBsonException scopeLength(int at, int end, int scopeEnd) {
    return at(
        at, "code with scope length %d at offset %d, expected %d", end - at, at, scopeEnd - at);
  }

  private static MalformedBsonException at(int offset, String reason, Object... parts) {
    return new MalformedBsonException(offset, String.format(Locale.ROOT, reason, parts));
  }
}
