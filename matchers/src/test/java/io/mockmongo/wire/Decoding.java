package io.mockmongo.wire;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.mockmongo.bson.LittleEndian;
import io.mockmongo.message.Message;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** The checks that fuzzers make when they decode bytes to a message. */
final class Decoding {

  /**
   * The memory that an exception, or the classes of a first call, may take beside the proportional
   * part.
   */
  private static final long EVERYDAY = 1_000_000;

  private Decoding() {}

  /** Makes a frame with a correct length from any bytes that are enough for a header. */
  static Optional<Frame> frame(byte[] bytes) {
    if (bytes.length < Frame.HEADER_SIZE) {
      return Optional.empty();
    }
    byte[] whole = Arrays.copyOf(bytes, bytes.length);
    LittleEndian.putInt32(whole, Frame.LENGTH_OFFSET, whole.length);
    return Optional.of(Frame.of(whole));
  }

  /** Returns the message, or empty if the frame is refused with an offset. */
  static Optional<Message> decode(Frame frame) {
    try {
      return Optional.of(MessageDecoder.decode(frame));
    } catch (MalformedMessageException e) {
      int longest = Math.max(frame.length(), frame.uncompressedLength());
      assertThat(e.offset(), both(greaterThanOrEqualTo(0)).and(lessThanOrEqualTo(longest)));
      assertThat(e.getMessage(), containsString("at offset "));
      return Optional.empty();
    }
  }

  /**
   * Tells whether the names outside documents are valid UTF-8: these are decoded to strings, so
   * that others are not encoded as they were.
   */
  static boolean keepsNames(Frame frame) {
    Set<String> found = new HashSet<>();
    MessageDecoder.decode(frame, text -> found.add(text.kind()));
    return !found.contains("identifier") && !found.contains("fullCollectionName");
  }

  /**
   * Runs work that may take little heap beside so many bytes; repeats it if class loading took
   * more.
   */
  static void assertTakesLittleBeside(long bytes, ThrowingSupplier<?> work) throws Throwable {
    long most = EVERYDAY + bytes;
    if (Allocation.of(work) > most) {
      assertThat("bytes of heap", Allocation.of(work), lessThanOrEqualTo(most));
    }
  }
}
