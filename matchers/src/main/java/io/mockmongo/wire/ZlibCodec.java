package io.mockmongo.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The codec for zlib, by the JDK. */
final class ZlibCodec implements Codec {

  private static final String NAME = "zlib";
  private static final int BUFFER_SIZE = 8 * 1024;

  @Override
  public byte[] decompress(CompressedData data) {
    Inflater inflater = new Inflater();
    inflater.setInput(data.frame(), data.offset(), data.size());
    try {
      byte[] bytes = data.readAll(uncompressed(inflater));
      if (inflater.getRemaining() > 0) {
        throw data.trailingBytes(NAME, inflater.getRemaining());
      }
      return bytes;
    } catch (IOException e) {
      throw data.invalid(NAME, e.getMessage());
    } finally {
      inflater.end();
    }
  }

  /** Returns the output of the inflater, whose whole input is already set. */
  private static InputStream uncompressed(Inflater inflater) {
    return new InflaterInputStream(InputStream.nullInputStream(), inflater, 1);
  }

  @Override
  public byte[] compress(byte[] bytes, int offset, int reserved) {
    var compressed = new ByteArrayOutputStream(Math.min(bytes.length + reserved, BUFFER_SIZE));
    compressed.writeBytes(new byte[reserved]);
    try (var deflater = new DeflaterOutputStream(compressed)) {
      deflater.write(bytes, offset, bytes.length - offset);
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
    return compressed.toByteArray();
  }
}
