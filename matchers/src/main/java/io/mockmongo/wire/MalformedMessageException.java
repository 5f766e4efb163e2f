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

  private final boolean truncated;

  /**
   * Creates an exception.
   *
   * @param reason what was expected and what was found; the offset is appended
   * @param offset the offset of the error from the start of the frame, in bytes
   */
  public MalformedMessageException(String reason, int offset) {
    this(reason, offset, false);
  }

  private MalformedMessageException(String reason, int offset, boolean truncated) {
    super(reason + " at offset " + offset);
    this.offset = offset;
    this.truncated = truncated;
  }

  /** Creates the exception for a stream that ended inside a message. */
  static MalformedMessageException truncated(String reason, int offset) {
    return new MalformedMessageException(reason, offset, true);
  }

  /** Adds the field to a message that already names the offset. */
  MalformedMessageException(String field, MalformedBsonException cause) {
    super(field + ": " + cause.getMessage(), cause);
    this.offset = cause.offset();
    this.truncated = false;
  }

  /** Creates the exception for an error in a decompressed message. */
  MalformedMessageException(MalformedMessageException cause) {
    super("uncompressed message: " + cause.getMessage(), cause);
    this.offset = cause.offset();
    this.truncated = false;
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

  /**
   * Tells whether the stream ended inside the message.
   *
   * @return true if the peer closed the connection before the last byte of the message; the bytes
   *     up to there may be well-formed
   */
  public boolean isTruncated() {
    return truncated;
  }
}
