package io.mockmongo.wire;

import io.mockmongo.bson.MalformedBsonException;

/**
 * The exception for bytes that are not a message of the wire protocol, with reason and offset.
 *
 * <pre>{@code
 * try {
 *   message = MessageDecoder.decode(frame);
 * } catch (MalformedMessageException e) {
 *   e.getMessage(); // "unknown section kind 9 at offset 20"
 * }
 * }</pre>
 *
 * <p>Not an {@link java.io.IOException}: a closed connection is normal, a malformed message is a
 * defect to report, and a handler of the first must not swallow the second. Unchecked, since bytes
 * in memory are decoded too, where no caller can handle the failure.
 */
public final class MalformedMessageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The offset of the first invalid byte. */
  private final int offset;

  /**
   * Creates an exception.
   *
   * @param reason what was expected and what was found; the offset is appended
   * @param offset the offset of the error from the start of the frame, in bytes
   */
  public MalformedMessageException(String reason, int offset) {
    super(reason + " at offset " + offset);
    this.offset = offset;
  }

  /** Adds the field to a message that already names the offset. */
  MalformedMessageException(String field, MalformedBsonException cause) {
    super(field + ": " + cause.getMessage(), cause);
    this.offset = cause.offset();
  }

  /** Creates the exception for an error in a decompressed message. */
  MalformedMessageException(MalformedMessageException cause) {
    super("uncompressed message: " + cause.getMessage(), cause);
    this.offset = cause.offset();
  }

  /**
   * Returns the offset of the first invalid byte.
   *
   * @return the offset from the start of the frame, header included, in bytes; if the text says
   *     {@code uncompressed message}, from the start of the uncompressed frame
   */
  public int offset() {
    return offset;
  }
}
