package io.mockmongo.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.xerial.snappy.Snappy;

/** Snappy's block format, by {@code snappy-java}, which may be missing. */
final class SnappyCodec implements Codec {

  private static final String NAME = "snappy";

  /**
   * The block tells its size first, and can be looked through without room for what it holds. The
   * library writes as many bytes as the block says, so nothing may be given to it before.
   */
  @Override
  public byte[] open(CompressedData data) {
    try {
      int told = Snappy.uncompressedLength(data.frame(), data.offset(), data.size());
      if (told != data.uncompressedSize()) {
        throw data.lie(told < 0 ? "too much" : String.valueOf(told));
      }
      if (!Snappy.isValidCompressedBuffer(data.frame(), data.offset(), data.size())) {
        throw data.broken(NAME, "it does not hold what it says");
      }
      byte[] bytes = data.room();
      Snappy.uncompress(data.frame(), data.offset(), data.size(), bytes, Frame.HEADER_SIZE);
      return bytes;
    } catch (IOException e) {
      throw data.broken(NAME, e.getMessage());
    }
  }

  @Override
  public byte[] compress(byte[] bytes, int offset, int room) {
    int size = bytes.length - offset;
    byte[] compressed = new byte[room + Snappy.maxCompressedLength(size)];
    try {
      int count = Snappy.compress(bytes, offset, size, compressed, room);
      return Arrays.copyOf(compressed, room + count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
