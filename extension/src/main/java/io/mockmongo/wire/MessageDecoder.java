package io.mockmongo.wire;

import io.mockmongo.message.Message;
import io.mockmongo.message.Opcode;

/**
 * The way from a frame to a message: checks everything and copies nothing.
 *
 * <pre>{@code
 * Message message = MessageDecoder.decode(Frame.of(bytes));
 * }</pre>
 *
 * <p>The documents of a message are views of the frame's own array. A message that was decoded is
 * encoded to the same bytes again.
 *
 * <p>Specification: wire protocol, opcodes.
 */
public final class MessageDecoder {

  private MessageDecoder() {}

  /**
   * Decodes a message of any kind but OP_COMPRESSED.
   *
   * <p>An int32 that the specification calls ZERO may be anything, as servers have it. A checksum
   * is kept as it came and not compared with the bytes that it is about.
   *
   * @param frame the frame
   * @return the message
   * @throws MalformedMessageException if the frame breaks the protocol, or is of another kind
   */
  public static Message decode(Frame frame) {
    Opcode opcode = Opcode.of(frame.opcode()).orElseThrow(() -> unknown(frame));
    return switch (opcode) {
      case OP_MSG -> OpMsgLayout.decode(frame);
      case OP_QUERY -> OpQueryLayout.decode(frame);
      case OP_REPLY -> OpReplyLayout.decode(frame);
      case OP_INSERT -> OpInsertLayout.decode(frame);
      case OP_UPDATE -> OpUpdateLayout.decode(frame);
      case OP_DELETE -> OpDeleteLayout.decode(frame);
      case OP_GET_MORE -> OpGetMoreLayout.decode(frame);
      case OP_KILL_CURSORS -> OpKillCursorsLayout.decode(frame);
      default -> throw unsupported(opcode);
    };
  }

  private static MalformedMessageException unknown(Frame frame) {
    return new MalformedMessageException("unknown opcode " + frame.opcode(), Frame.OPCODE_OFFSET);
  }

  private static MalformedMessageException unsupported(Opcode opcode) {
    return new MalformedMessageException(
        "opcode " + opcode.number() + " (" + opcode + ") is not supported yet",
        Frame.OPCODE_OFFSET);
  }
}
