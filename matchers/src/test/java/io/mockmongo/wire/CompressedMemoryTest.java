package io.mockmongo.wire;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.bson.LittleEndian;
import io.mockmongo.message.Compressor;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The size that a peer declares takes little memory until its data fills it. */
class CompressedMemoryTest {

  private static final int MOST = 47_999_984;
  private static final int MODEST = 1_000_000;

  @BeforeAll
  static void libraries_are_loaded() {
    for (Compressor each : Compressor.values()) {
      Compression.isAvailable(each);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_size_without_its_data_takes_little_memory(CompressedFrames golden) throws Throwable {
    assertThat(takenToRefuse(withSize(golden.frame(), MOST)), lessThan((long) MODEST));
  }

  /** A message that is compressed to a hundredth, and truncated near its end. */
  @ParameterizedTest
  @EnumSource(names = {"ZLIB", "ZSTD"})
  void memory_grows_with_the_decompressed_data(Compressor compressor) throws Throwable {
    Frame bomb = Compression.compress(zeros(2_000_000), compressor);
    byte[] cut = Arrays.copyOf(bomb.bytes(), bomb.length() - 1);
    LittleEndian.putInt32(cut, 0, cut.length);

    assertThat(takenToRefuse(withSize(Frame.of(cut), MOST)), lessThan(8L * MODEST));
  }

  /** Data that decompresses to 100 MB is refused at its declared size. */
  @ParameterizedTest
  @EnumSource(names = {"ZLIB", "ZSTD"})
  void a_bomb_takes_no_more_than_its_declared_size(Compressor compressor) throws Throwable {
    Frame bomb = Compression.compress(zeros(100_000_000), compressor);

    assertThat(takenToRefuse(withSize(bomb, 100_000)), lessThan((long) MODEST));
  }

  @Test
  void a_snappy_bomb_is_refused_by_its_declared_size() throws Throwable {
    Frame bomb = Compression.compress(zeros(100_000_000), Compressor.SNAPPY);

    assertThat(takenToRefuse(withSize(bomb, 100_000)), lessThan((long) MODEST));
  }

  /** Shows that the limit of these tests can be exceeded. */
  @Test
  void a_long_message_takes_its_own_size() throws Throwable {
    Frame frame = Compression.compress(zeros(2_000_000), Compressor.ZLIB);

    assertThat(takenToRefuse(frame), greaterThan(2_000_000L));
  }

  private static long takenToRefuse(Frame frame) throws Throwable {
    return Allocation.of(
        () -> assertThrows(MalformedMessageException.class, () -> MessageDecoder.decode(frame)));
  }

  private static Frame withSize(Frame frame, int uncompressedSize) {
    byte[] bytes = frame.bytes().clone();
    LittleEndian.putInt32(bytes, 20, uncompressedSize);
    return Frame.of(bytes);
  }

  /** Bytes that compress well, without being a message. */
  private static Frame zeros(int size) {
    byte[] bytes = new byte[16 + size];
    LittleEndian.putInt32(bytes, 0, bytes.length);
    LittleEndian.putInt32(bytes, 12, 2013);
    return Frame.of(bytes);
  }
}
