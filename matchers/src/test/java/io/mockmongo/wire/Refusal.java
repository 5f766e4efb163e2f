package io.mockmongo.wire;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Assertions that a frame is refused with a message and an offset. */
final class Refusal {

  private Refusal() {}

  static void assertRefused(String message, int offset, Frame frame) {
    var refusal = assertThrows(MalformedMessageException.class, () -> MessageDecoder.decode(frame));
    assertEquals(message, refusal.getMessage());
    assertEquals(offset, refusal.offset());
  }

  /** Leaves the rest of the words to the tests of the BSON scan. */
  static void assertBsonRefused(String field, int offset, Frame frame) {
    var refusal = assertThrows(MalformedMessageException.class, () -> MessageDecoder.decode(frame));
    assertThat(refusal.getMessage(), startsWith(field + ": "));
    assertThat(refusal.getMessage(), containsString(" at offset " + offset));
    assertEquals(offset, refusal.offset());
  }
}
