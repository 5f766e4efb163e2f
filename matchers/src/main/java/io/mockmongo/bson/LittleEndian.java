package io.mockmongo.bson;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers in byte arrays, in the byte order of BSON and of the wire protocol.
 *
 * <pre>{@code
 * int length = LittleEndian.int32(bytes, 0);
 * }</pre>
 *
 * <p>All methods throw {@link IndexOutOfBoundsException} where the number is not whole in the
 * array.
 */
public final class LittleEndian {

  private static final VarHandle INT32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  /**
   * Reads an int32.
   *
   * @param bytes the array
   * @param at the index of its first byte
   * @return the number
   */
  public static int int32(byte[] bytes, int at) {
    return (int) INT32.get(bytes, at);
  }

  /**
   * Reads an int64.
   *
   * @param bytes the array
   * @param at the index of its first byte
   * @return the number
   */
  public static long int64(byte[] bytes, int at) {
    return (long) INT64.get(bytes, at);
  }

  /**
   * Writes an int32.
   *
   * @param bytes the array
   * @param at the index of its first byte
   * @param value the number
   */
  public static void putInt32(byte[] bytes, int at, int value) {
    INT32.set(bytes, at, value);
  }

  /**
   * Writes an int64.
   *
   * @param bytes the array
   * @param at the index of its first byte
   * @param value the number
   */
  public static void putInt64(byte[] bytes, int at, long value) {
    INT64.set(bytes, at, value);
  }

  static double float64(byte[] bytes, int at) {
    return Double.longBitsToDouble(int64(bytes, at));
  }
}
