package io.mockmongo.wire;

import static io.mockmongo.wire.Hex.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

  private final byte[] bytes = hex("10000000", "04030201", "fcffffff", "dd070000");

  @Test
  void a_frame_returns_the_fields_of_its_header() {
    var frame = Frame.of(bytes);

    assertEquals(16, frame.length());
    assertEquals(0x01020304, frame.requestId());
    assertEquals(-4, frame.responseTo());
    assertEquals(2013, frame.opcode());
    assertSame(bytes, frame.bytes());
  }

  @Test
  void a_frame_describes_itself() {
    assertEquals(
        "OP_MSG, 51 bytes, requestId 7, responseTo 0",
        Frame.of(Golden.MSG_BODY_ONLY.bytes()).toString());
    assertEquals("opcode 77, 16 bytes, requestId 7, responseTo 0", Hex.frame(77).toString());
  }

  @Test
  void frames_are_equal_if_their_bytes_are() {
    var frame = Frame.of(bytes);

    assertEquals(frame, Frame.of(bytes.clone()));
    assertEquals(frame.hashCode(), Frame.of(bytes.clone()).hashCode());
    assertNotEquals(frame, Hex.frame(2013));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15})
  void an_array_without_a_whole_header_is_not_a_frame(int size) {
    var refusal = assertThrows(MalformedMessageException.class, () -> Frame.of(new byte[size]));

    assertEquals(
        "the frame ends after %1$d of 16 header bytes at offset %1$d".formatted(size),
        refusal.getMessage());
    assertEquals(size, refusal.offset());
  }

  @Test
  void an_array_of_another_length_than_declared_is_not_a_frame() {
    bytes[0] = 17;

    var refusal = assertThrows(MalformedMessageException.class, () -> Frame.of(bytes));

    assertEquals(
        "messageLength is 17, but the frame has 16 bytes at offset 0", refusal.getMessage());
    assertEquals(0, refusal.offset());
  }
}
