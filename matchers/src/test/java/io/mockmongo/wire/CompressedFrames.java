package io.mockmongo.wire;

import static io.mockmongo.wire.Hex.ascii;
import static io.mockmongo.wire.Hex.hex;
import static io.mockmongo.wire.Hex.int32;

import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpMsg;
import java.util.HexFormat;
import org.bson.RawBsonDocument;

/** OP_COMPRESSED frames written by hand: as the bytes of the specification and as the model. */
enum CompressedFrames {
  NOOP(Compressor.NOOP, CompressedFrames.PING, 20, CompressedFrames.BYTES),

  /** A block of deflate that stores its bytes uncompressed. */
  ZLIB_STORED(
      Compressor.ZLIB,
      CompressedFrames.PING,
      20,
      "7801", // deflate with a window of 32 KiB, no dictionary
      "01" + "1400" + "ebff", // last block, stored, 20 bytes, ~20
      CompressedFrames.BYTES,
      "0ffc01cf"), // Adler-32

  /** The output of another zlib, at level 9. */
  ZLIB_DEFLATED(
      Compressor.ZLIB, CompressedFrames.PING, 20, "78da636000027e201628c8cc4b67600471010ffc01cf"),

  SNAPPY_LITERAL(
      Compressor.SNAPPY,
      CompressedFrames.PING,
      20,
      "14", // 20 bytes
      "4c", // a literal of 19 + 1 bytes
      CompressedFrames.BYTES),

  SNAPPY_COPY(
      Compressor.SNAPPY,
      "{ping: 1, x: 'aaaaaaaaaaaaaaaaaaaaaaaa'}",
      52,
      "34", // 52 bytes
      "68", // a literal of 26 + 1 bytes
      "00000000" + "00" + "2f000000" + "10" + ascii("ping") + "00" + "01000000",
      "02" + ascii("x") + "00" + "19000000" + ascii("a"),
      "5a" + "0100", // a copy of 22 + 1 bytes from 1 byte before
      "04" + "0000"), // a literal of 1 + 1 bytes

  ZSTD_RAW(
      Compressor.ZSTD,
      CompressedFrames.PING,
      20,
      "28b52ffd", // magic number
      "20" + "14", // single segment, content of 20 bytes
      "a10000", // last block, raw, 20 bytes
      CompressedFrames.BYTES),

  /** The output of the zstd program, without the content size and with a checksum. */
  ZSTD_OF_UNKNOWN_SIZE(
      Compressor.ZSTD,
      CompressedFrames.PING,
      20,
      "28b52ffd" + "0468" + "a10000",
      CompressedFrames.BYTES,
      "45cb689d");

  /** {ping: 1} as an OP_MSG without its header: flags, kind, document. */
  static final String BYTES = "00000000" + "00" + "0f000000" + "1070696e6700" + "01000000" + "00";

  private static final String PING = "{ping: 1}";

  private final Compressor compressor;
  private final Message message;
  private final Frame frame;

  CompressedFrames(Compressor compressor, String command, int size, String... data) {
    this.compressor = compressor;
    this.message = OpMsg.of(7, 0, RawBsonDocument.parse(command));
    this.frame = frame(2013, size, compressor.number(), data);
  }

  static Frame frame(int opcode, int size, int compressor, String... data) {
    String id = "%02x".formatted(compressor);
    byte[] body = hex(int32(opcode), int32(size), id, String.join("", data));
    return Hex.frame(2012, HexFormat.of().formatHex(body));
  }

  Compressor compressor() {
    return compressor;
  }

  Message message() {
    return message;
  }

  Frame frame() {
    return frame;
  }
}
