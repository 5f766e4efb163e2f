package io.mockmongo.wire;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stream has the same frames, or is refused, however it is fragmented; it takes little memory.
 */
class FrameFuzz {

  private static final int MAX = 48_000_000;

  /** Takes the size of the pieces, then the stream. */
  @FuzzTest
  void reads_or_refuses(byte[] input) throws Throwable {
    if (input.length == 0) {
      return;
    }
    int piece = Math.max(1, input[0] & 0xff);
    byte[] stream = Arrays.copyOfRange(input, 1, input.length);
    Decoding.assertTakesLittleBeside(
        70L * stream.length, () -> frames(new ByteArrayInputStream(stream)));

    byte[] whole = frames(new ByteArrayInputStream(stream));

    assertArrayEquals(Arrays.copyOf(stream, whole.length), whole);
    assertArrayEquals(whole, frames(new PieceStream(stream, () -> piece)));
  }

  /** Returns the bytes of all frames in a row. */
  private static byte[] frames(InputStream in) throws IOException {
    var reader = new FrameReader(in, MAX);
    var bytes = new ByteArrayOutputStream();
    try {
      for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
        bytes.write(Frame.of(frame.bytes()).bytes());
      }
    } catch (MalformedMessageException e) {
      assertThat(e.offset(), both(greaterThanOrEqualTo(0)).and(lessThanOrEqualTo(MAX)));
    }
    return bytes.toByteArray();
  }
}
