package io.mockmongo.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.message.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FrameReaderTest {

  private static final int MAX = 48_000_000;

  private final List<Frame> golden =
      Arrays.stream(Golden.values()).map(value -> Frame.of(value.bytes())).toList();

  @Test
  void a_stream_may_be_cut_at_every_byte() throws IOException {
    byte[] stream = join(golden);

    for (int cut = 0; cut <= stream.length; cut++) {
      assertEquals(golden, readAll(PieceStream.cutAt(cut, stream)), "cut at " + cut);
    }
  }

  @Test
  void a_stream_may_come_byte_by_byte() throws IOException {
    assertEquals(golden, readAll(new PieceStream(join(golden), () -> 1)));
  }

  @Test
  void frames_that_arrive_together_take_one_read() throws IOException {
    var stream = new PieceStream(join(golden), () -> Integer.MAX_VALUE);
    var reader = new FrameReader(stream, MAX);

    for (Frame frame : golden) {
      assertEquals(frame, reader.read());
      assertEquals(1, stream.reads());
    }
    assertNull(reader.read());
  }

  @Test
  void the_last_buffered_frame_is_returned_before_the_next_read() throws IOException {
    byte[] first = golden.get(0).bytes();
    var reader = new FrameReader(reset(first), MAX);

    assertEquals(golden.get(0), reader.read());
    assertEquals("reset", assertThrows(IOException.class, reader::read).getMessage());
  }

  @ParameterizedTest
  @CsvSource({"9000, 2", "500000, 2", "530000, 3", "10000000, 3", "40000000, 4"})
  void a_large_frame_takes_few_reads(int length, int reads) throws IOException {
    var frame = filled(length);
    var stream = new PieceStream(frame.bytes(), () -> Integer.MAX_VALUE);

    assertEquals(frame, new FrameReader(stream, Message.MAX_SIZE).read());
    assertEquals(reads, stream.reads());
  }

  static IntStream lengths_around_the_buffer() {
    return IntStream.of(1, 2, 3, 7, 8, 9, 16, 40).flatMap(n -> around(n * 8192));
  }

  private static IntStream around(int length) {
    return IntStream.of(length - 17, length - 16, length - 1, length, length + 1, length + 16);
  }

  @ParameterizedTest
  @MethodSource("lengths_around_the_buffer")
  void frames_around_multiples_of_the_buffer_size_are_whole(int length) throws IOException {
    var frames = List.of(golden.get(0), filled(length), golden.get(1), filled(length), filled(16));
    byte[] stream = join(frames);
    var random = new Random(length);

    assertEquals(frames, readAll(new ByteArrayInputStream(stream)));
    assertEquals(frames, readAll(new PieceStream(stream, () -> 8192)));
    assertEquals(frames, readAll(new PieceStream(stream, () -> 1 + random.nextInt(20_000))));
  }

  @Test
  void an_empty_stream_ends_cleanly_at_each_read() throws IOException {
    var reader = new FrameReader(InputStream.nullInputStream(), MAX);

    assertNull(reader.read());
    assertNull(reader.read());
  }

  @Test
  void a_length_of_the_maximum_is_accepted() throws IOException {
    var frame = filled(20_000);

    assertEquals(frame, new FrameReader(new ByteArrayInputStream(frame.bytes()), 20_000).read());
  }

  private static List<Frame> readAll(InputStream in) throws IOException {
    var reader = new FrameReader(in, MAX);
    List<Frame> frames = new ArrayList<>();
    for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
      frames.add(frame);
    }
    return frames;
  }

  private static byte[] join(List<Frame> frames) {
    var out = new ByteArrayOutputStream();
    frames.forEach(frame -> out.writeBytes(frame.bytes()));
    return out.toByteArray();
  }

  /** Makes a frame of this length whose bytes differ from place to place. */
  static Frame filled(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    System.arraycopy(header(length), 0, bytes, 0, 16);
    return Frame.of(bytes);
  }

  /** Makes a header that declares this length. */
  static byte[] header(int length) {
    return Hex.hex(Hex.int32(length), "07000000", "00000000", "dd070000");
  }

  /** Makes a stream that returns these bytes and then fails like a connection that was reset. */
  private static InputStream reset(byte[] bytes) {
    return new SequenceInputStream(
        new ByteArrayInputStream(bytes),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }
        });
  }
}
