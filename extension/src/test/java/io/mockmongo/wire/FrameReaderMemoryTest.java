package io.mockmongo.wire;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;

class FrameReaderMemoryTest {

  private static final int MAX = 48_000_000;

  private ThreadMXBean threads;

  @BeforeEach
  void needs_a_virtual_machine_that_counts() {
    assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean);
    threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assumeTrue(threads.isThreadAllocatedMemorySupported());
  }

  @Test
  void a_length_whose_bytes_never_come_takes_little_memory() throws Throwable {
    byte[] header = FrameReaderTest.header(MAX);

    assertThat(bytesTakenToFailAt(header), lessThan(1_000_000L));
    assertThat(bytesTakenToFailAt(Arrays.copyOf(header, 65_535)), lessThan(1_000_000L));
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

    long perFrame = bytesTaken(() -> readFrames(reader, 1000)) / 1000;

    // An array of 100 bytes and an object of one field, headers included.
    assertThat(perFrame, lessThanOrEqualTo(150L));
  }

  @Test
  void a_large_frame_is_held_once() throws Throwable {
    byte[] frame = FrameReaderTest.filled(2_000_000).bytes();
    var reader = new FrameReader(new ByteArrayInputStream(frame), MAX);

    assertThat(bytesTaken(reader::read), lessThan(2_500_000L));
  }

  private long bytesTakenToFailAt(byte[] bytes) throws Throwable {
    var reader = new FrameReader(new ByteArrayInputStream(bytes), MAX);
    return bytesTaken(() -> assertThrows(MalformedMessageException.class, reader::read));
  }

  private long bytesTaken(ThrowingSupplier<?> work) throws Throwable {
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    work.get();
    return threads.getThreadAllocatedBytes(thread) - before;
  }

  private static Frame readFrames(FrameReader reader, int count) throws IOException {
    Frame last = null;
    for (int i = 0; i < count; i++) {
      last = reader.read();
    }
    return last;
  }
}
