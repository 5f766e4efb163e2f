package io.mockmongo.wire;

import io.mockmongo.message.Message;
import io.mockmongo.message.Opcode;

/**
 * A decoder of frames to messages, which checks everything and copies nothing.
 *
 * <pre>{@code
 * Message message = MessageDecoder.decode(Frame.of(bytes));
 * }</pre>
 *
 * <p>The documents of a message share the frame's array, or a new array if the frame is compressed.
 * Encoding a decoded message makes the same bytes again, except for compression.
 *
 * <p>Specification: wire protocol, opcodes.
 */
public final class MessageDecoder {

  private MessageDecoder() {}

  /**
   * Decodes a message of any kind. An OP_COMPRESSED is decoded as the message that it contains;
   * {@link Frame#compressor} returns its compressor.
   *
   * <p>An int32 that the specification calls ZERO may have any value, as on servers. A checksum is
   * compared with that of the uncompressed message under its own header.
   *
   * @param frame the frame
   * @return the message
   * @throws MalformedMessageException if the frame breaks the protocol, if its checksum is wrong,
   *     or if the library that its compressor needs is missing
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
      case OP_COMPRESSED -> decodeUncompressed(CompressedLayout.decompress(frame));
    };
  }

  /** Decodes a decompressed frame, which is never an OP_COMPRESSED itself. */
  private static Message decodeUncompressed(Frame frame) {
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
