package io.mockmongo.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The compressed data of a frame and its declared uncompressed size. The declared size is not
 * trusted: memory beyond a modest size is allocated only as the data is decompressed.
 *
 * @param frame the whole frame
 * @param uncompressedSize the declared size of the uncompressed message without its header, in
 *     bytes
 */
record CompressedData(byte[] frame, int uncompressedSize) {

  /** The size in bytes that is allocated on the declared size alone. */
  private static final int INITIAL_SIZE = 64 * 1024;

  /** The multiple of the compressed size that is allocated on the declared size alone. */
  private static final int INITIAL_RATIO = 4;

  int offset() {
    return CompressedHeader.DATA_OFFSET;
  }

  int size() {
    return frame.length - CompressedHeader.DATA_OFFSET;
  }

  InputStream stream() {
    return new ByteArrayInputStream(frame, offset(), size());
  }

  /** Allocates an array for the header and the whole uncompressed message. */
  byte[] newMessage() {
    return new byte[Frame.HEADER_SIZE + uncompressedSize];
  }

  /**
   * Reads the uncompressed message, which must have exactly the declared size, into an array with
   * free bytes for its header.
   *
   * @param uncompressed a stream of the uncompressed bytes
   */
  byte[] readAll(InputStream uncompressed) throws IOException {
    byte[] bytes = new byte[Frame.HEADER_SIZE + initialSize()];
    int declaredEnd = Frame.HEADER_SIZE + uncompressedSize;
    int end = Frame.HEADER_SIZE;
    while (true) {
      end += uncompressed.readNBytes(bytes, end, bytes.length - end);
      if (end == declaredEnd) {
        checkEnd(uncompressed);
        return bytes;
      }
      if (end < bytes.length) {
        throw wrongSize(end - Frame.HEADER_SIZE + " bytes");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(declaredEnd, 2L * bytes.length));
    }
  }

  private void checkEnd(InputStream uncompressed) throws IOException {
    if (uncompressed.read() >= 0) {
      throw wrongSize("more");
    }
  }

  private int initialSize() {
    long initial = Math.max(INITIAL_SIZE, INITIAL_RATIO * (long) size());
    return (int) Math.min(uncompressedSize, initial);
  }

  /** Returns the exception for data whose uncompressed size is not the declared one. */
  MalformedMessageException wrongSize(String actual) {
    return new MalformedMessageException(
        "uncompressedSize is " + uncompressedSize + ", but the data holds " + actual,
        CompressedHeader.UNCOMPRESSED_SIZE_OFFSET);
  }

  /** Returns the exception for data that cannot be decompressed. */
  MalformedMessageException invalid(String compressor, String reason) {
    return new MalformedMessageException(
        "invalid " + compressor + " data: " + reason, CompressedHeader.DATA_OFFSET);
  }

  /** Returns the exception for bytes after the end of the data. */
  MalformedMessageException trailingBytes(String compressor, int count) {
    return new MalformedMessageException(
        count + " unexpected bytes after the " + compressor + " data", frame.length - count);
  }
}
