package io.mockmongo.wire;

import io.mockmongo.bson.MalformedBsonException;

/**
 * The refusal of bytes that are no message of the wire protocol; it tells where, and why.
 *
 * <pre>{@code
 * try {
 *   message = MessageDecoder.decode(frame);
 * } catch (MalformedMessageException e) {
 *   e.getMessage(); // "unknown section kind 9 at offset 20"
 * }
 * }</pre>
 *
 * <p>Not an {@link java.io.IOException}: a peer that went away is everyday, a peer that sends
 * nonsense is a defect to report, and a handler of the first must not swallow the second by
 * accident. Unchecked, since decoding also serves bytes that a program has at hand, where no caller
 * has an answer to the failure.
 */
public final class MalformedMessageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Where the frame stops making sense. */
  private final int offset;

  /**
   * Refuses a message.
   *
   * @param reason what was expected and what came; the offset is added
   * @param offset where in the frame, in bytes from its start
   */
  public MalformedMessageException(String reason, int offset) {
    super(reason + " at offset " + offset);
    this.offset = offset;
  }

  /** Adds the field to a reason that already tells the offset. */
  MalformedMessageException(String field, MalformedBsonException cause) {
    super(field + ": " + cause.getMessage(), cause);
    this.offset = cause.offset();
  }

  /** Refuses a compressed message for what it is without compression. */
  MalformedMessageException(MalformedMessageException cause) {
    super("uncompressed message: " + cause.getMessage(), cause);
    this.offset = cause.offset();
  }

  /**
   * Returns the place of the first byte that can't be right.
   *
   * @return its distance from the start of the frame, header included, in bytes; of the frame as it
   *     was before compression, where the text says {@code uncompressed message}
   */
  public int offset() {
    return offset;
  }
}
