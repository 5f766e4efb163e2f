package io.mockmongo.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mockmongo.HidingLoader;
import io.mockmongo.message.Compressor;
import org.junit.jupiter.api.Test;

/**
 * Without the libraries for snappy and zstd the rest works, and these two name the missing library.
 */
class WithoutLibrariesTest {

  private static final String SNAPPY =
      "compressor snappy needs org.xerial.snappy:snappy-java on the class path";
  private static final String ZSTD =
      "compressor zstd needs com.github.luben:zstd-jni on the class path";

  @Test
  void each_says_what_is_missing() throws Exception {
    var loader = new HidingLoader("org.xerial.", "com.github.luben.");

    ((Runnable) loader.loadClass(Promises.class.getName()).getDeclaredConstructor().newInstance())
        .run();
  }

  @Test
  void both_are_there_for_these_tests() {
    assertTrue(Compression.isAvailable(Compressor.SNAPPY));
    assertTrue(Compression.isAvailable(Compressor.ZSTD));
  }

  /** Runs under the loader that hides the libraries. */
  public static final class Promises implements Runnable {

    @Override
    public void run() {
      assertThrows(ClassNotFoundException.class, () -> Class.forName("org.xerial.snappy.Snappy"));
      assertTrue(Compression.isAvailable(Compressor.NOOP));
      assertTrue(Compression.isAvailable(Compressor.ZLIB));
      assertFalse(Compression.isAvailable(Compressor.SNAPPY));
      assertFalse(Compression.isAvailable(Compressor.ZSTD));
      assertRefused(CompressedFrames.SNAPPY_LITERAL, SNAPPY);
      assertRefused(CompressedFrames.ZSTD_RAW, ZSTD);
      assertEquals(CompressedFrames.ZLIB_STORED.message(), decode(CompressedFrames.ZLIB_STORED));
      Frame frame = Hex.frame(2013, CompressedFrames.BYTES);
      assertEquals(
          ZSTD,
          assertThrows(
                  IllegalStateException.class, () -> Compression.compress(frame, Compressor.ZSTD))
              .getMessage());
    }

    private static void assertRefused(CompressedFrames golden, String text) {
      var refusal = assertThrows(MalformedMessageException.class, () -> decode(golden));
      assertEquals(text + " at offset 24", refusal.getMessage());
    }

    private static Object decode(CompressedFrames golden) {
      return MessageDecoder.decode(golden.frame());
    }
  }
}
