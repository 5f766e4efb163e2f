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

  /** The size in bytes, header included, that servers advertise as the most, and keep to. */
  int MAX_SIZE = 48_000_000;

  /** Returns the header's requestID: the sender's own number of this message. */
  int requestId();

  /** Returns the header's responseTo: the number of the message that this one answers, or 0. */
  int responseTo();

  /** Returns the flag field as it was on the wire, unknown bits included; 0 where there is none. */
  int flagBits();

  /** Returns the kind of this message. */
  Opcode opcode();

  /** Returns the flags that this kind of message knows, lowest bit first. */
  List<? extends Flag> knownFlags();

  /** Tells whether the sender of this request waits for a reply. */
  boolean wantsReply();

  /**
   * Tells whether a flag is set.
   *
   * @param flag any flag
   * @return true if it is one of this message's kind and its bit is set
   */
  default boolean has(Flag flag) {
    return (flagBits() & flag.mask()) != 0 && knownFlags().contains(flag);
  }

  /** Returns the names of the flags that are set, unknown ones by number, lowest bit first. */
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
