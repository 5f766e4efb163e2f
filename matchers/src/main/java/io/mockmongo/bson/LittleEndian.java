package io.mockmongo.bson;

/**
 * A reader and writer of numbers in byte arrays, in the byte order of BSON and of the wire
 * protocol.
 *
 * <pre>{@code
 * int length = LittleEndian.int32(bytes, 0);
 * }</pre>
 *
 * <p>All methods throw {@link IndexOutOfBoundsException} if a byte of the number lies outside the
 * array.
 */
public final class LittleEndian {

  private LittleEndian() {}

  /**
   * Reads an int32.
   *
   * @param bytes the array
   * @param at the index of its first byte
   * @return the number
   */
  public static int int32(byte[] bytes, int at) {
    return bytes[at] & 0xff
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | bytes[at + 3] << 24;
  }

  /**
   * Reads an int64.
   *
   * @param bytes the array
   * @param at the index of its first byte
   * @return the number
   */
  public static long int64(byte[] bytes, int at) {
    return int32(bytes, at) & 0xffff_ffffL | (long) int32(bytes, at + 4) << 32;
  }

  /**
   * Writes an int32.
   *
   * @param bytes the array
   * @param at the index of its first byte
   * @param value the number
   */
  public static void putInt32(byte[] bytes, int at, int value) {
    bytes[at] = (byte) value;
    bytes[at + 1] = (byte) (value >> 8);
    bytes[at + 2] = (byte) (value >> 16);
    bytes[at + 3] = (byte) (value >> 24);
  }

  /**
   * Writes an int64.
   *
   * @param bytes the array
   * @param at the index of its first byte
   * @param value the number
   */
  public static void putInt64(byte[] bytes, int at, long value) {
    putInt32(bytes, at, (int) value);
    putInt32(bytes, at + 4, (int) (value >> 32));
  }

  static double float64(byte[] bytes, int at) {
    return Double.longBitsToDouble(int64(bytes, at));
  }
}
