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
 * An encoder of messages to frames, which writes what a message holds, valid or not.
 *
 * <pre>{@code
 * out.write(MessageEncoder.encode(OpMsg.of(2, 1, ok)).bytes());
 * }</pre>
 *
 * <p>A message without a body, with two bodies, or with unknown flags is written unchanged: a
 * scripted server must be able to break the protocol.
 *
 * <p>Specification: wire protocol, opcodes.
 */
public final class MessageEncoder {

  private MessageEncoder() {}

  /**
   * Encodes a message; the sections of an OP_MSG are written in the order of their list.
   *
   * <p>The checksum of a message is written unchanged, whatever its flags. If a message has no
   * checksum and {@link io.mockmongo.message.MsgFlag#CHECKSUM_PRESENT} is set, the correct one is
   * computed.
   *
   * @param message the message
   * @return a frame with an array of its own
   * @throws IllegalArgumentException if a collection name or an identifier contains U+0000, which
   *     would end it early
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
      case OP_COMPRESSED ->
          throw new IllegalStateException("a message never has the opcode OP_COMPRESSED");
    };
  }

  /**
   * Returns the size of a message when encoded.
   *
   * @param message the message
   * @return the size in bytes, header included
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
   * Writes a message to a stream, encoded as by {@link #encode}. The long documents of an OP_MSG
   * are not copied, but written from their own arrays.
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
