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
 * <p>The documents of a message are views of the frame's own array; of a compressed frame, of a new
 * one. A message that was decoded is encoded to the same bytes again, but for compression.
 *
 * <p>Specification: wire protocol, opcodes.
 */
public final class MessageDecoder {

  private MessageDecoder() {}

  /**
   * Decodes a message of any kind, an OP_COMPRESSED as what it was before; {@link Frame#compressor}
   * tells which it was.
   *
   * <p>An int32 that the specification calls ZERO may be anything, as servers have it. A checksum
   * is compared with the bytes that it is about: those of the message without compression, under
   * the header that it then has.
   *
   * @param frame the frame
   * @return the message
   * @throws MalformedMessageException if the frame breaks the protocol, or its checksum is wrong;
   *     or if the library is missing that its compressor needs
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
      case OP_COMPRESSED -> decodeOpened(CompressedLayout.open(frame));
    };
  }

  /** What was compressed is never an OP_COMPRESSED itself. */
  private static Message decodeOpened(Frame frame) {
    try {
      return decode(frame);
    } catch (MalformedMessageException e) {
      throw new MalformedMessageException(e);
    }
  }

  private static MalformedMessageException unknown(Frame frame) {
    return new MalformedMessageException("unknown opcode " + frame.opcode(), Frame.OPCODE_OFFSET);
  }
}
