package io.mockmongo.wire;

import io.mockmongo.message.Message;
import io.mockmongo.message.OpDelete;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpInsert;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpReply;
import io.mockmongo.message.OpUpdate;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The way from a message to a frame: writes what the message holds, right or wrong.
 *
 * <pre>{@code
 * out.write(MessageEncoder.encode(OpMsg.of(2, 1, ok)).bytes());
 * }</pre>
 *
 * <p>A message without a body, with two, or with flags that nobody knows is written as it is: a
 * scripted server must be able to break the protocol.
 *
 * <p>Specification: wire protocol, opcodes.
 */
public final class MessageEncoder {

  private MessageEncoder() {}

  /**
   * Encodes a message; the sections of an OP_MSG go out in the order of their list.
   *
   * <p>A checksum that the message holds is written as it is, whatever the flags say. If it holds
   * none and {@link io.mockmongo.message.MsgFlag#CHECKSUM_PRESENT} is set, the right one is
   * computed.
   *
   * @param message the message
   * @return a frame with an array of its own
   * @throws IllegalArgumentException if a collection name or an identifier holds a zero character,
   *     which would end it early
   * @throws ArithmeticException if the message is longer than 2 GiB
   */
  public static Frame encode(Message message) {
    return switch (message.opcode()) {
      case OP_MSG -> OpMsgLayout.encode((OpMsg) message);
      case OP_QUERY -> OpQueryLayout.encode((OpQuery) message);
      case OP_REPLY -> OpReplyLayout.encode((OpReply) message);
      case OP_INSERT -> OpInsertLayout.encode((OpInsert) message);
      case OP_UPDATE -> OpUpdateLayout.encode((OpUpdate) message);
      case OP_DELETE -> OpDeleteLayout.encode((OpDelete) message);
      case OP_GET_MORE -> OpGetMoreLayout.encode((OpGetMore) message);
      case OP_KILL_CURSORS -> OpKillCursorsLayout.encode((OpKillCursors) message);
      case OP_COMPRESSED -> throw new IllegalStateException("no message is an OP_COMPRESSED");
    };
  }

  /**
   * Returns the size of a message.
   *
   * @param message the message
   * @return the number of bytes, header included, that encode and write make of it
   */
  public static long sizeOf(Message message) {
    if (message instanceof OpMsg msg) {
      return OpMsgLayout.sizeOf(msg);
    }
    if (message instanceof OpReply reply) {
      return OpReplyLayout.sizeOf(reply);
    }
    return encode(message).length();
  }

  /**
   * Writes a message to a stream, as {@link #encode} makes it, but without a copy of the long
   * documents of an OP_MSG: they go out from their own arrays.
   *
   * @param message the message
   * @param out the stream, which is not flushed
   * @throws IOException if the stream fails
   */
  public static void write(Message message, OutputStream out) throws IOException {
    if (message instanceof OpMsg msg) {
      OpMsgLayout.write(msg, out);
    } else {
      out.write(encode(message).bytes());
    }
  }
}
