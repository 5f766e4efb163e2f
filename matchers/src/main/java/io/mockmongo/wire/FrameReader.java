package io.mockmongo.wire;

import io.mockmongo.bson.LittleEndian;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A reader of whole frames from a stream of bytes, however the stream is fragmented.
 *
 * <pre>{@code
 * var reader = new FrameReader(socket.getInputStream(), 48_000_000);
 * for (Frame frame = reader.read(); frame != null; frame = reader.read()) { ... }
 * }</pre>
 *
 * <p>Reads ahead, so nothing else may read the stream. Not thread-safe. After any exception the
 * position in the stream is lost and the reader cannot be used any more.
 *
 * <p>Specification: wire protocol, standard message header.
 */
public final class FrameReader {

  /** The size of the buffer in bytes, which holds header and body of nearly every command. */
  private static final int BUFFER_SIZE = 8 * 1024;

  /** The maximum memory per received byte: a length that a peer merely declares takes no memory. */
  private static final int MAX_ALLOCATION_RATIO = 64;

  private final InputStream in;
  private final int maxMessageSize;

  /** The unread bytes are those from position to limit. */
  private final byte[] buffer = new byte[BUFFER_SIZE];

  private int position;
  private int limit;

  /**
   * Creates a reader at a frame boundary.
   *
   * @param in the stream, which this reader never closes
   * @param maxMessageSize the maximum size of a frame, header included, in bytes
   * @throws IllegalArgumentException if the maximum is less than the size of a header
   */
  public FrameReader(InputStream in, int maxMessageSize) {
    if (maxMessageSize < Frame.HEADER_SIZE) {
      throw new IllegalArgumentException(
          "maxMessageSize "
              + maxMessageSize
              + " is less than the header size "
              + Frame.HEADER_SIZE);
    }
    this.in = in;
    this.maxMessageSize = maxMessageSize;
  }

  /**
   * Reads the next frame; blocks as long as the stream does.
   *
   * @return the frame, or null if the stream ended at a frame boundary
   * @throws IOException if the stream fails
   * @throws MalformedMessageException if the stream ends inside a frame, or the frame's length is
   *     less than a header or more than the maximum
   */
  public Frame read() throws IOException {
    fill(Frame.HEADER_SIZE);
    if (buffered() == 0) {
      return null;
    }
    if (buffered() < Frame.HEADER_SIZE) {
      throw truncated(buffered(), Frame.HEADER_SIZE + " header");
    }
    int length = LittleEndian.int32(buffer, position + Frame.LENGTH_OFFSET);
    checkLength(length);
    return new Frame(readBytes(length));
  }

  /**
   * Returns the next bytes without consuming them; blocks as long as the stream does.
   *
   * @param count how many bytes, at most the size of a header
   * @return a copy of the bytes; fewer if the stream ends before
   * @throws IOException if the stream fails
   */
  public byte[] peek(int count) throws IOException {
    fill(count);
    return Arrays.copyOfRange(buffer, position, position + Math.min(count, buffered()));
  }

  private void checkLength(int length) {
    if (length < Frame.HEADER_SIZE) {
      throw new MalformedMessageException(
          "messageLength " + length + " is less than the header size " + Frame.HEADER_SIZE,
          Frame.LENGTH_OFFSET);
    }
    if (length > maxMessageSize) {
      throw new MalformedMessageException(
          "messageLength " + length + " exceeds the maximum " + maxMessageSize,
          Frame.LENGTH_OFFSET);
    }
  }

  /** Reads a number of bytes: first from the buffer, then directly from the stream. */
  private byte[] readBytes(int length) throws IOException {
    fill(Math.min(length, BUFFER_SIZE));
    int count = Math.min(length, buffered());
    var bytes = new byte[allocation(length, count)];
    System.arraycopy(buffer, position, bytes, 0, count);
    position += count;
    while (true) {
      count += in.readNBytes(bytes, count, bytes.length - count);
      if (count < bytes.length) {
        throw truncated(count, String.valueOf(length));
      }
      if (count == length) {
        return bytes;
      }
      bytes = Arrays.copyOf(bytes, allocation(length, count));
    }
  }

  /** Returns the size to allocate: the length, or the part that the received bytes justify. */
  private static int allocation(int length, int received) {
    int size = length;
    while (size / MAX_ALLOCATION_RATIO > received) {
      size /= MAX_ALLOCATION_RATIO;
    }
    return size;
  }

  /** Reads until the buffer holds a number of bytes, or the stream ends. */
  private void fill(int required) throws IOException {
    if (buffered() < required) {
      compact();
    }
    while (buffered() < required) {
      int count = in.read(buffer, limit, buffer.length - limit);
      if (count < 0) {
        return;
      }
      limit += count;
    }
  }

  private void compact() {
    int unread = buffered();
    System.arraycopy(buffer, position, buffer, 0, unread);
    position = 0;
    limit = unread;
  }

  private int buffered() {
    return limit - position;
  }

  private static MalformedMessageException truncated(int count, String expected) {
    return MalformedMessageException.truncated(
        "the stream ended after " + count + " of " + expected + " bytes", count);
  }
}
