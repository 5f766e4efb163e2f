package io.mockmongo.pattern;

import java.util.Arrays;
import org.bson.BsonBinary;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * A part of a long string or of long binary data, around the place where it differs from another
 * value: what a text shows of it needs no more.
 */
final class LongValue {

  /** The number of chars or bytes on each side; a multiple of 3, as Base64 has it. */
  private static final int MARGIN = 3 * DifferenceSide.LIMIT;

  private LongValue() {}

  /** Returns the part of a value; the value itself if both are short, or if it has no parts. */
  static BsonValue around(BsonValue value, BsonValue other) {
    if (value instanceof BsonString string) {
      return around(string, other instanceof BsonString text ? text.getValue() : "");
    }
    if (value instanceof BsonBinary binary) {
      return around(binary, other instanceof BsonBinary data ? data.getData() : new byte[0]);
    }
    return value;
  }

  private static boolean isShort(int length, int otherLength) {
    return Math.max(length, otherLength) <= 2 * MARGIN;
  }

  private static BsonString around(BsonString value, String other) {
    String text = value.getValue();
    if (isShort(text.length(), other.length())) {
      return value;
    }
    int end = Math.min(text.length(), other.length());
    int at = 0;
    while (at < end && text.charAt(at) == other.charAt(at)) {
      at++;
    }
    return new BsonString(text.substring(from(at), to(at, text.length())));
  }

  private static BsonBinary around(BsonBinary value, byte[] other) {
    byte[] data = value.getData();
    if (isShort(data.length, other.length)) {
      return value;
    }
    int mismatch = Arrays.mismatch(data, other);
    int at = mismatch < 0 ? data.length : mismatch;
    return new BsonBinary(value.getType(), Arrays.copyOfRange(data, from(at), to(at, data.length)));
  }

  private static int from(int at) {
    return Math.max(0, (at - MARGIN) / 3 * 3);
  }

  private static int to(int at, int length) {
    return Math.min(length, at + MARGIN);
  }
}
