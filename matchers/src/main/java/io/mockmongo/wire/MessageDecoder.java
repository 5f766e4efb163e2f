package io.mockmongo.wire;

import io.mockmongo.message.Message;
import io.mockmongo.message.Opcode;
import java.util.function.Consumer;

/**
 * A decoder of frames to messages, which checks everything and copies nothing.
 *
 * <pre>{@code
 * Message message = MessageDecoder.decode(Frame.of(bytes));
 * }</pre>
 *
 * <p>The documents of a message share the frame's array, or a new array if the frame is compressed.
 * Encoding a decoded message makes the same bytes again, except for compression, and for names that
 * are not valid UTF-8.
 *
 * <p>Specification: wire protocol, opcodes.
 */
public final class MessageDecoder {

  private MessageDecoder() {}

  /**
   * Decodes a message of any kind. An OP_COMPRESSED is decoded as the message that it contains;
   * {@link Frame#compressor} returns its compressor.
   *
   * <p>Text that is not valid UTF-8 is decoded with replacement characters (U+FFFD), since servers
   * accept it too. An int32 that the specification calls ZERO may have any value, as on servers. A
   * checksum is compared with that of the uncompressed message under its own header.
   *
   * @param frame the frame
   * @return the message
   * @throws MalformedMessageException if the frame breaks the protocol, if its checksum is wrong,
   *     or if the library that its compressor needs is missing
   */
  public static Message decode(Frame frame) {
    return decode(frame, ignored -> {});
  }

  /**
   * Decodes a message of any kind, as {@link #decode(Frame)} does, and reports its text that is not
   * valid UTF-8.
   *
   * @param frame the frame
   * @param invalidText receives each text that is not valid UTF-8
   * @return the message
   * @throws MalformedMessageException if the frame breaks the protocol, if its checksum is wrong,
   *     or if the library that its compressor needs is missing
   */
  public static Message decode(Frame frame, Consumer<? super InvalidText> invalidText) {
    FieldReader fields = FieldReader.ofBody(frame, invalidText);
    Opcode opcode = Opcode.of(frame.opcode()).orElseThrow(() -> unknown(frame));
    return switch (opcode) {
      case OP_MSG -> OpMsgLayout.decode(frame, fields);
      case OP_QUERY -> OpQueryLayout.decode(frame, fields);
      case OP_REPLY -> OpReplyLayout.decode(frame, fields);
      case OP_INSERT -> OpInsertLayout.decode(frame, fields);
      case OP_UPDATE -> OpUpdateLayout.decode(frame, fields);
      case OP_DELETE -> OpDeleteLayout.decode(frame, fields);
      case OP_GET_MORE -> OpGetMoreLayout.decode(frame, fields);
      case OP_KILL_CURSORS -> OpKillCursorsLayout.decode(frame, fields);
      case OP_COMPRESSED ->
          decodeUncompressed(CompressedLayout.decompress(frame, fields), invalidText);
    };
  }

  /** Decodes a decompressed frame, which is never an OP_COMPRESSED itself. */
  private static Message decodeUncompressed(
      Frame frame, Consumer<? super InvalidText> invalidText) {
    try {
      return decode(frame, invalidText);
    } catch (MalformedMessageException e) {
      throw new MalformedMessageException(e);
    }
  }

  private static MalformedMessageException unknown(Frame frame) {
    return new MalformedMessageException("unknown opcode " + frame.opcode(), Frame.OPCODE_OFFSET);
  }
}
