package io.mockmongo.wire;

import static io.mockmongo.wire.CompressedHeader.COMPRESSOR_OFFSET;
import static io.mockmongo.wire.CompressedHeader.DATA_OFFSET;
import static io.mockmongo.wire.CompressedHeader.ORIGINAL_OPCODE_OFFSET;
import static io.mockmongo.wire.CompressedHeader.UNCOMPRESSED_SIZE_OFFSET;

import io.mockmongo.bson.LittleEndian;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.message.Opcode;

/** The wire format of an OP_COMPRESSED: another message without its header, compressed. */
final class CompressedLayout {

  private static final int MAX_UNCOMPRESSED_SIZE = Message.MAX_SIZE - Frame.HEADER_SIZE;

  private CompressedLayout() {}

  // 0        16               20                 24             25                  length
  // +--------+----------------+------------------+--------------+-------------------+
  // | header | originalOpcode | uncompressedSize | compressorId | compressedMessage |
  // |   16   |       4        |        4         |      1       |         n         |
  // +--------+----------------+------------------+--------------+-------------------+
  /** Decompresses a frame: returns that of the original message, with its original header. */
  static Frame decompress(Frame frame, FieldReader fields) {
    int opcode = fields.int32("originalOpcode");
    int size = fields.int32("uncompressedSize");
    int compressor = fields.uint8("compressorId");
    checkOpcode(opcode);
    checkSize(size);
    byte[] message = codec(compressor).decompress(new CompressedData(frame.bytes(), size));
    writeHeader(message, frame, opcode);
    return new Frame(message);
  }

  private static void checkOpcode(int opcode) {
    if (opcode == Opcode.OP_COMPRESSED.number()) {
      throw new MalformedMessageException(
          "an OP_COMPRESSED must not contain an OP_COMPRESSED", ORIGINAL_OPCODE_OFFSET);
    }
    if (Opcode.of(opcode).isEmpty()) {
      throw new MalformedMessageException(
          "unknown originalOpcode " + opcode, ORIGINAL_OPCODE_OFFSET);
    }
  }

  private static void checkSize(int size) {
    if (size < 0 || size > MAX_UNCOMPRESSED_SIZE) {
      throw new MalformedMessageException(
          "uncompressedSize " + size + " is out of range, expected 0 to " + MAX_UNCOMPRESSED_SIZE,
          UNCOMPRESSED_SIZE_OFFSET);
    }
  }

  private static Codec codec(int number) {
    Compressor compressor =
        Compressor.of(number)
            .orElseThrow(
                () ->
                    new MalformedMessageException(
                        "unknown compressor " + number, COMPRESSOR_OFFSET));
    return Codecs.find(compressor)
        .orElseThrow(
            () -> new MalformedMessageException(Codecs.missing(compressor), COMPRESSOR_OFFSET));
  }

  /** Compresses everything after the header of a frame. */
  static Frame compress(Frame frame, Compressor compressor, Codec codec) {
    byte[] data = codec.compress(frame.bytes(), Frame.HEADER_SIZE, DATA_OFFSET);
    LittleEndian.putInt32(data, ORIGINAL_OPCODE_OFFSET, frame.opcode());
    LittleEndian.putInt32(data, UNCOMPRESSED_SIZE_OFFSET, frame.length() - Frame.HEADER_SIZE);
    data[COMPRESSOR_OFFSET] = (byte) compressor.number();
    writeHeader(data, frame, Opcode.OP_COMPRESSED.number());
    return new Frame(data);
  }

  private static void writeHeader(byte[] bytes, Frame other, int opcode) {
    LittleEndian.putInt32(bytes, Frame.LENGTH_OFFSET, bytes.length);
    LittleEndian.putInt32(bytes, Frame.REQUEST_ID_OFFSET, other.requestId());
    LittleEndian.putInt32(bytes, Frame.RESPONSE_TO_OFFSET, other.responseTo());
    LittleEndian.putInt32(bytes, Frame.OPCODE_OFFSET, opcode);
  }
}
