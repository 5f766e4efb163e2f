package io.mockmongo.bson;

import java.util.Arrays;

/** A byte array that grows as values are appended to it in little-endian order. */
final class GrowableBuffer {

  private static final int MAX_SIZE = Integer.MAX_VALUE - 8;

  private byte[] bytes = new byte[128];
  private int size;

  int size() {
    return size;
  }

  /** Returns the array itself, whose first {@link #size} bytes are in use. */
  byte[] array() {
    return bytes;
  }

  void int8(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void int32(int value) {
    reserve(4);
    LittleEndian.putInt32(bytes, size, value);
    size += 4;
  }

  /** Overwrites four bytes that were written before. */
  void putInt32(int at, int value) {
    LittleEndian.putInt32(bytes, at, value);
  }

  void int64(long value) {
    reserve(8);
    LittleEndian.putInt64(bytes, size, value);
    size += 8;
  }

  void cstring(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "a field name or a regular expression must not contain U+0000: '" + value + "'");
    }
    utf8(value);
  }

  /** Appends {@code | length int32 | UTF-8 | 0 |}; the length counts UTF-8 and zero byte. */
  void string(String value) {
    int at = size;
    int32(0);
    utf8(value);
    putInt32(at, size - at - 4);
  }

  void bytes(byte[] source, int from, int length) {
    reserve(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  private void utf8(String value) {
    byte[] utf8 = Utf8.encode(value);
    bytes(utf8, 0, utf8.length);
    int8(0);
  }

  private void reserve(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(2L * bytes.length, needed), MAX_SIZE));
    }
  }
}
