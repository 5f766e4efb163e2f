package io.mockmongo.bson;

/**
 * The exception for bytes that are not well-formed BSON; it holds the offset of the error.
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

  /** The index of the first invalid byte in the array. */
  private final int offset;

  MalformedBsonException(int offset, String reason) {
    super(reason);
    this.offset = offset;
  }

  /**
   * Returns the offset of the error.
   *
   * @return the index in the array of the first invalid byte
   */
  public int offset() {
    return offset;
  }
}
