package io.mockmongo.message;

import java.util.Optional;

/**
 * The opcodes of the MongoDB wire protocol, each with the number that its header carries.
 *
 * <pre>{@code
 * Opcode.of(2013).orElseThrow() == Opcode.OP_MSG
 * }</pre>
 */
public enum Opcode {
  /** The reply to {@link #OP_QUERY} and {@link #OP_GET_MORE}. */
  OP_REPLY(1),
  /** Legacy update. */
  OP_UPDATE(2001),
  /** Legacy insert. */
  OP_INSERT(2002),
  /** Legacy query; still the first message of most drivers on a new connection. */
  OP_QUERY(2004),
  /** Legacy continuation of a cursor. */
  OP_GET_MORE(2005),
  /** Legacy delete. */
  OP_DELETE(2006),
  /** Legacy closing of cursors. */
  OP_KILL_CURSORS(2007),
  /** Another message, compressed. */
  OP_COMPRESSED(2012),
  /** The message of current servers and drivers, in both directions. */
  OP_MSG(2013);

  private final int number;

  Opcode(int number) {
    this.number = number;
  }

  /** Returns the number of this opcode in a message header. */
  public int number() {
    return number;
  }

  /**
   * Returns the opcode with a number, or empty if the protocol has none.
   *
   * @param number the opCode field of a message header
   * @return the opcode, or empty
   */
  public static Optional<Opcode> of(int number) {
    for (Opcode opcode : values()) {
      if (opcode.number == number) {
        return Optional.of(opcode);
      }
    }
    return Optional.empty();
  }
}
