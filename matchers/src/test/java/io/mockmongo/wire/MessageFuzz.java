package io.mockmongo.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mockmongo.message.Message;
import io.mockmongo.message.Opcode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Any frame is either a message that can be encoded again, or refused with an offset. */
class MessageFuzz {

  @FuzzTest
  void decodes_or_refuses(byte[] bytes) throws Throwable {
    Frame frame = Decoding.frame(bytes).orElse(null);
    if (frame == null || frame.opcode() == Opcode.OP_COMPRESSED.number()) {
      return;
    }
    Decoding.assertTakesLittleBeside(64L * frame.length(), () -> Decoding.decode(frame));
    Message message = Decoding.decode(frame).orElse(null);
    if (message != null) {
      byte[] encoded = MessageEncoder.encode(message).bytes();
      if (Decoding.keepsNames(frame)) {
        assertArrayEquals(frame.bytes(), encoded);
      }
      assertArrayEquals(encoded, written(message));
      assertEquals(encoded.length, MessageEncoder.sizeOf(message));
      message.toString();
    }
  }

  private static byte[] written(Message message) throws IOException {
    var out = new ByteArrayOutputStream();
    MessageEncoder.write(message, out);
    return out.toByteArray();
  }
}
