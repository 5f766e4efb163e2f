package io.mockmongo.message;

/**
 * One bit of a message's flag field; each message kind has an enum of its own.
 *
 * <pre>{@code
 * message.has(MsgFlag.MORE_TO_COME)
 * }</pre>
 */
public interface Flag {

  /** Returns the value of this flag alone, a power of two. */
  int mask();

  /** Returns the name of this flag in this library. */
  String name();
}
