package io.mockmongo.wire;

import static io.mockmongo.wire.Hex.hex;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.mockmongo.bson.LittleEndian;
import io.mockmongo.message.OpMsg;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenTest {

  @ParameterizedTest
  @EnumSource
  void bytes_of_the_specification_are_decoded_to_the_model(Golden golden) {
    assertEquals(golden.message(), MessageDecoder.decode(Frame.of(golden.bytes())));
  }

  @ParameterizedTest
  @EnumSource
  void the_model_is_encoded_to_bytes_of_the_specification(Golden golden) {
    assertArrayEquals(golden.bytes(), MessageEncoder.encode(golden.message()).bytes());
  }

  @ParameterizedTest
  @EnumSource
  void a_decoded_message_is_encoded_to_the_same_bytes(Golden golden) {
    var message = MessageDecoder.decode(Frame.of(golden.bytes()));

    assertArrayEquals(golden.bytes(), MessageEncoder.encode(message).bytes());
  }

  @Test
  void documents_are_views_of_the_bytes_of_the_frame() {
    var frame = Frame.of(Golden.MSG_SEQUENCE_BEFORE_BODY.bytes());

    var message = (OpMsg) MessageDecoder.decode(frame);

    assertSame(frame.bytes(), message.body().getByteBuffer().array());
    for (var document : message.sequences().get(0).documents()) {
      assertSame(frame.bytes(), document.getByteBuffer().array());
    }
  }

  @Test
  void a_missing_checksum_is_computed() {
    var golden = (OpMsg) Golden.MSG_CHECKSUM.message();
    var message = new OpMsg(7, 0, 1, golden.sections(), OptionalInt.empty());

    assertArrayEquals(Golden.MSG_CHECKSUM.bytes(), MessageEncoder.encode(message).bytes());
  }

  @Test
  void the_golden_checksum_is_the_crc_32c_by_its_definition() {
    byte[] golden = Golden.MSG_CHECKSUM.bytes();

    assertEquals(0xe3069283, crc32c("123456789".getBytes(US_ASCII)));
    assertArrayEquals(
        Arrays.copyOfRange(golden, 36, 40), hex(Hex.int32(crc32c(Arrays.copyOf(golden, 36)))));
  }

  @Test
  void a_wrong_checksum_is_written_unchanged() {
    byte[] bytes = Golden.MSG_CHECKSUM.bytes();
    bytes[39] ^= 0x55;
    var golden = (OpMsg) Golden.MSG_CHECKSUM.message();
    var wrong =
        new OpMsg(7, 0, 1, golden.sections(), OptionalInt.of(LittleEndian.int32(bytes, 36)));

    assertArrayEquals(bytes, MessageEncoder.encode(wrong).bytes());
  }

  /** Bit by bit, with the reflected Castagnoli polynomial. */
  private static int crc32c(byte[] bytes) {
    int crc = -1;
    for (byte next : bytes) {
      crc ^= next & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) * 0x82f63b78);
      }
    }
    return ~crc;
  }
}
