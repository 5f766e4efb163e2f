package io.mockmongo.message;

/**
 * One bit of the flag field of a message; each kind of message has its own enum.
 *
 * <pre>{@code
 * message.has(MsgFlag.MORE_TO_COME)
 * }</pre>
 */
public interface Flag {

  /** Returns the bit mask of this flag, a power of two. */
  int mask();

  /** Returns the name of this flag in this library. */
  String name();
}
