package io.mockmongo.message;

import java.util.ArrayList;
import java.util.List;

/**
 * One decoded message of the MongoDB wire protocol, immutable, in either direction.
 *
 * <pre>{@code
 * if (message instanceof OpMsg msg && msg.has(MsgFlag.MORE_TO_COME)) { ... }
 * }</pre>
 */
public sealed interface Message permits OpMsg, OpReply, LegacyRequest {

  /** The maximum size in bytes, header included, that servers advertise and enforce. */
  int MAX_SIZE = 48_000_000;

  /** Returns the header's requestID: the number that the sender gave this message. */
  int requestId();

  /** Returns the header's responseTo: the number of the message that this one replies to, or 0. */
  int responseTo();

  /** Returns the flag field as on the wire, unknown bits included; 0 if there is none. */
  int flagBits();

  /** Returns the opcode of this message. */
  Opcode opcode();

  /** Returns the flags that this kind of message knows, lowest bit first. */
  List<? extends Flag> knownFlags();

  /** Tells whether the sender of this message expects a reply. */
  boolean wantsReply();

  /**
   * Tells whether a flag is set.
   *
   * @param flag any flag
   * @return true if this kind of message knows the flag and its bit is set
   */
  default boolean has(Flag flag) {
    return (flagBits() & flag.mask()) != 0 && knownFlags().contains(flag);
  }

  /**
   * Returns the names of the flags that are set, lowest bit first; unknown ones as one hexadecimal
   * mask at the end.
   */
  default List<String> flagNames() {
    List<String> names = new ArrayList<>();
    int unknown = flagBits();
    for (Flag flag : knownFlags()) {
      if (has(flag)) {
        names.add(flag.name());
        unknown &= ~flag.mask();
      }
    }
    if (unknown != 0) {
      names.add("0x" + Integer.toHexString(unknown));
    }
    return names;
  }
}
