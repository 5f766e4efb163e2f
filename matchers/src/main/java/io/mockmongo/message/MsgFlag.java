package io.mockmongo.message;

/**
 * The flags of an {@link OpMsg}: the low sixteen bits are required, so that a reader that does not
 * know one must reject the message; the high sixteen are optional.
 *
 * <pre>{@code
 * boolean unacknowledged = message.has(MsgFlag.MORE_TO_COME);
 * }</pre>
 *
 * <p>Specification: OP_MSG, section "flagBits".
 */
public enum MsgFlag implements Flag {
  /** The message ends with a CRC-32C of all preceding bytes. */
  CHECKSUM_PRESENT(0),
  /** Another message follows without a request; in a request: no reply is expected. */
  MORE_TO_COME(1),
  /** The client accepts a stream of replies to this request. */
  EXHAUST_ALLOWED(16);

  /** The bits that a reader must know. */
  public static final int REQUIRED_BITS = 0xffff;

  private final int mask;

  MsgFlag(int bit) {
    this.mask = 1 << bit;
  }

  @Override
  public int mask() {
    return mask;
  }
}
