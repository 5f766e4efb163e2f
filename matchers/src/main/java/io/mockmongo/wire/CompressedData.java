package io.mockmongo.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The compressed part of a frame, and the size that it is said to have without compression. That
 * size is the peer's word: more than a modest room is given only as the data proves itself.
 *
 * @param frame the whole frame
 * @param uncompressedSize how many bytes there should be behind the header of the message
 */
record CompressedData(byte[] frame, int uncompressedSize) {

  /** What a peer gets for its word alone. */
  private static final int UNPROVEN_SIZE = 64 * 1024;

  /** How many times what it sent a peer gets for its word alone. */
  private static final int UNPROVEN_RATIO = 4;

  int offset() {
    return CompressedHeader.DATA_OFFSET;
  }

  int size() {
    return frame.length - CompressedHeader.DATA_OFFSET;
  }

  InputStream stream() {
    return new ByteArrayInputStream(frame, offset(), size());
  }

  /** Makes room for a header and the whole message. */
  byte[] room() {
    return new byte[Frame.HEADER_SIZE + uncompressedSize];
  }

  /**
   * Reads a message, which must have just the size that was said, behind room for a header.
   *
   * @param uncompressed the bytes without compression, up to their end
   */
  byte[] readAll(InputStream uncompressed) throws IOException {
    byte[] bytes = new byte[Frame.HEADER_SIZE + unproven()];
    int whole = Frame.HEADER_SIZE + uncompressedSize;
    int end = Frame.HEADER_SIZE;
    while (true) {
      end += uncompressed.readNBytes(bytes, end, bytes.length - end);
      if (end == whole) {
        checkEnd(uncompressed);
        return bytes;
      }
      if (end < bytes.length) {
        throw lie(String.valueOf(end - Frame.HEADER_SIZE));
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(whole, 2L * bytes.length));
    }
  }

  private void checkEnd(InputStream uncompressed) throws IOException {
    if (uncompressed.read() >= 0) {
      throw lie("more than that");
    }
  }

  private int unproven() {
    long unproven = Math.max(UNPROVEN_SIZE, UNPROVEN_RATIO * (long) size());
    return (int) Math.min(uncompressedSize, unproven);
  }

  /** Returns the refusal of data that holds another number of bytes. */
  MalformedMessageException lie(String actual) {
    return new MalformedMessageException(
        "uncompressedSize is " + uncompressedSize + ", the data holds " + actual,
        CompressedHeader.UNCOMPRESSED_SIZE_OFFSET);
  }

  /** Returns the refusal of data that can't be read. */
  MalformedMessageException broken(String compressor, String reason) {
    return new MalformedMessageException(
        compressor + " data is broken: " + reason, CompressedHeader.DATA_OFFSET);
  }

  /** Returns the refusal of bytes that are no part of the data. */
  MalformedMessageException trailing(String compressor, int count) {
    return new MalformedMessageException(
        count + " bytes after the " + compressor + " data", frame.length - count);
  }
}
