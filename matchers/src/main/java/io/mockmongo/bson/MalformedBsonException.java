package io.mockmongo.bson;

/**
 * Bytes that are not the BSON document they should be.
 *
 * <pre>{@code
 * try {
 *   BsonValidator.check(bytes, 0, bytes.length);
 * } catch (MalformedBsonException e) {
 *   System.out.println("byte " + e.offset() + ": " + e.getMessage());
 * }
 * }</pre>
 */
public class MalformedBsonException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Where the fault is, as an index in the array. */
  private final int offset;

  MalformedBsonException(int offset, String reason) {
    super(reason);
    this.offset = offset;
  }

  /**
   * Returns where the fault is.
   *
   * @return the index in the array of the first byte at fault
   */
  public int offset() {
    return offset;
  }
}
