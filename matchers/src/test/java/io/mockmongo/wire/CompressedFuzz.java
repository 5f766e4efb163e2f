package io.mockmongo.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mockmongo.bson.LittleEndian;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.message.Opcode;

/** Any compressed frame is a message or refused, and takes no more memory than it declares. */
class CompressedFuzz {

  /** Takes a frame, and sets its opcode right. */
  @FuzzTest
  void decompresses_or_refuses(byte[] bytes) throws Throwable {
    Frame frame = Decoding.frame(bytes).orElse(null);
    if (frame == null || frame.length() <= CompressedHeader.DATA_OFFSET) {
      return;
    }
    LittleEndian.putInt32(frame.bytes(), Frame.OPCODE_OFFSET, Opcode.OP_COMPRESSED.number());
    Decoding.assertTakesLittleBeside(
        4L * said(frame) + 64L * frame.length(), () -> Decoding.decode(frame));
    Message message = Decoding.decode(frame).orElse(null);
    if (message != null) {
      assertComesBack(message);
    }
  }

  /** Returns the declared size of the message if it is allowed. */
  private static int said(Frame frame) {
    int size = LittleEndian.int32(frame.bytes(), CompressedHeader.UNCOMPRESSED_SIZE_OFFSET);
    return size < 0 || size > Message.MAX_SIZE ? 0 : size;
  }

  private static void assertComesBack(Message message) {
    Frame frame = MessageEncoder.encode(message);
    for (Compressor compressor : Compressor.values()) {
      Message again = MessageDecoder.decode(Compression.compress(frame, compressor));
      assertArrayEquals(frame.bytes(), MessageEncoder.encode(again).bytes());
    }
  }
}
