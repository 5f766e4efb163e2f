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

/** A peer gets little memory for its word, and not more than its data fills. */
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

  /** A hundred times smaller than what it holds, and cut near its end. */
  @ParameterizedTest
  @EnumSource(names = {"ZLIB", "ZSTD"})
  void room_grows_as_data_proves_itself(Compressor compressor) throws Throwable {
    Frame bomb = Compression.compress(zeros(2_000_000), compressor);
    byte[] cut = Arrays.copyOf(bomb.bytes(), bomb.length() - 1);
    LittleEndian.putInt32(cut, 0, cut.length);

    assertThat(takenToRefuse(withSize(Frame.of(cut), MOST)), lessThan(8L * MODEST));
  }

  /** One that holds 100 MB is refused at the size that it was said to have. */
  @ParameterizedTest
  @EnumSource(names = {"ZLIB", "ZSTD"})
  void a_bomb_takes_no_more_than_it_says(Compressor compressor) throws Throwable {
    Frame bomb = Compression.compress(zeros(100_000_000), compressor);

    assertThat(takenToRefuse(withSize(bomb, 100_000)), lessThan((long) MODEST));
  }

  @Test
  void a_bomb_of_snappy_is_refused_by_the_size_it_tells() throws Throwable {
    Frame bomb = Compression.compress(zeros(100_000_000), Compressor.SNAPPY);

    assertThat(takenToRefuse(withSize(bomb, 100_000)), lessThan((long) MODEST));
  }

  /** The limit of these tests can be passed. */
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

  /** No message, but what compresses well. */
  private static Frame zeros(int size) {
    byte[] bytes = new byte[16 + size];
    LittleEndian.putInt32(bytes, 0, bytes.length);
    LittleEndian.putInt32(bytes, 12, 2013);
    return Frame.of(bytes);
  }
}
