package io.mockmongo.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.xerial.snappy.Snappy;

/** The codec for Snappy's block format, by {@code snappy-java}, which may be missing. */
final class SnappyCodec implements Codec {

  private static final String NAME = "snappy";

  /**
   * Checks the size that the block declares, and then the block itself, before it allocates memory:
   * the library writes as many bytes as the block declares.
   */
  @Override
  public byte[] decompress(CompressedData data) {
    try {
      int declared = Snappy.uncompressedLength(data.frame(), data.offset(), data.size());
      if (declared != data.uncompressedSize()) {
        throw data.wrongSize(declared < 0 ? "more" : declared + " bytes");
      }
      if (!Snappy.isValidCompressedBuffer(data.frame(), data.offset(), data.size())) {
        throw data.invalid(NAME, "the block is corrupt");
      }
      byte[] bytes = data.newMessage();
      Snappy.uncompress(data.frame(), data.offset(), data.size(), bytes, Frame.HEADER_SIZE);
      return bytes;
    } catch (IOException e) {
      throw data.invalid(NAME, e.getMessage());
    }
  }

  @Override
  public byte[] compress(byte[] bytes, int offset, int reserved) {
    int size = bytes.length - offset;
    byte[] compressed = new byte[reserved + Snappy.maxCompressedLength(size)];
    try {
      int count = Snappy.compress(bytes, offset, size, compressed, reserved);
      return Arrays.copyOf(compressed, reserved + count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
