package io.mockmongo.wire;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The codec for Zstandard, by {@code zstd-jni}, which may be missing. */
final class ZstdCodec implements Codec {

  private static final String NAME = "zstd";

  /** The maximum window, 64 MiB: the first power of two that holds the longest message. */
  private static final int MAX_WINDOW_LOG = 26;

  private static final int LEVEL = 3;

  @Override
  public byte[] decompress(CompressedData data) {
    try (InputStream uncompressed = uncompressed(data)) {
      return data.readAll(uncompressed);
    } catch (IOException e) {
      throw data.invalid(NAME, e.getMessage());
    }
  }

  private static InputStream uncompressed(CompressedData data) throws IOException {
    return new ZstdInputStreamNoFinalizer(data.stream(), RecyclingBufferPool.INSTANCE)
        .setLongMax(MAX_WINDOW_LOG);
  }

  @Override
  public byte[] compress(byte[] bytes, int offset, int reserved) {
    int size = bytes.length - offset;
    int bound = Math.toIntExact(Zstd.compressBound(size));
    byte[] compressed = new byte[reserved + bound];
    long count = Zstd.compressByteArray(compressed, reserved, bound, bytes, offset, size, LEVEL);
    if (Zstd.isError(count)) {
      throw new IllegalStateException("zstd compression failed: " + Zstd.getErrorName(count));
    }
    return Arrays.copyOf(compressed, reserved + (int) count);
  }
}
