package io.mockmongo.wire;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderMemoryTest {

  private static final int MAX = 48_000_000;

  @Test
  void a_length_without_its_bytes_takes_little_memory() throws Throwable {
    byte[] header = FrameReaderTest.header(MAX);
    bytesTakenToFailAt(header); // once for the classes

    assertThat(bytesTakenToFailAt(header), lessThan(20_000L));
    assertThat(bytesTakenToFailAt(Arrays.copyOf(header, 1_000)), lessThan(20_000L));
  }

  @ParameterizedTest
  @ValueSource(ints = {8_192, 65_535, 65_537, 1_000_000, 10_000_000})
  void memory_is_proportional_to_the_received_bytes(int length) throws Throwable {
    byte[] start = Arrays.copyOf(FrameReaderTest.header(MAX), length);

    assertThat(bytesTakenToFailAt(start), lessThan(20_000L + 66L * length));
  }

  @Test
  void a_length_beyond_the_maximum_takes_little_memory() throws Throwable {
    byte[] header = FrameReaderTest.header(MAX + 1);

    assertThat(bytesTakenToFailAt(Arrays.copyOf(header, 100_000)), lessThan(1_000_000L));
  }

  @Test
  void a_small_frame_takes_its_own_memory_only() throws Throwable {
    byte[] frame = FrameReaderTest.filled(100).bytes();
    var stream = new byte[100 * 2000];
    for (int i = 0; i < 2000; i++) {
      System.arraycopy(frame, 0, stream, i * 100, 100);
    }
    var reader = new FrameReader(new ByteArrayInputStream(stream), MAX);
    readFrames(reader, 1000);

    long perFrame = Allocation.of(() -> readFrames(reader, 1000)) / 1000;

    // An array of 100 bytes and an object of one field, headers included.
    assertThat(perFrame, lessThanOrEqualTo(150L));
  }

  @Test
  void a_large_frame_is_held_once() throws Throwable {
    byte[] frame = FrameReaderTest.filled(2_000_000).bytes();
    var reader = new FrameReader(new ByteArrayInputStream(frame), MAX);

    assertThat(Allocation.of(reader::read), lessThan(2_500_000L));
  }

  /** The longest message is received into one array, and its documents are views of that. */
  @Test
  void the_longest_message_is_held_once_up_to_its_documents() throws Throwable {
    byte[] stream = longest();
    var reader = new FrameReader(new ByteArrayInputStream(stream), MAX);

    long taken = Allocation.of(() -> MessageDecoder.decode(reader.read()));

    assertThat(taken, lessThan(MAX + 1_000_000L));
  }

  /** An insert of three documents of nearly 16 MB, 48,000,000 bytes long. */
  private static byte[] longest() {
    var bytes = new byte[MAX];
    String head = "006cdc02" + "07000000" + "00000000" + "dd070000" + "00000000";
    String body = "00" + "1e000000" + "02696e736572740002000000630002246462000200000064000000";
    String sequence = "01" + Hex.int32(MAX - 52) + Hex.ascii("documents") + "00";
    byte[] start = Hex.hex(head, body.substring(0, 62), sequence);
    System.arraycopy(start, 0, bytes, 0, start.length);
    int at = start.length;
    for (int documents = 3; documents > 0; documents--) {
      int size = (MAX - at) / documents;
      byte[] binary = Hex.hex(Hex.int32(size), "05", "6100", Hex.int32(size - 13), "00");
      System.arraycopy(binary, 0, bytes, at, binary.length);
      at += size;
    }
    return bytes;
  }

  private long bytesTakenToFailAt(byte[] bytes) throws Throwable {
    var reader = new FrameReader(new ByteArrayInputStream(bytes), MAX);
    return Allocation.of(() -> assertThrows(MalformedMessageException.class, reader::read));
  }

  private static Frame readFrames(FrameReader reader, int count) throws IOException {
    Frame last = null;
    for (int i = 0; i < count; i++) {
      last = reader.read();
    }
    return last;
  }
}
