package io.mockmongo.wire;

import io.mockmongo.bson.LittleEndian;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A reader of whole frames from a stream of bytes, however the stream cuts them.
 *
 * <pre>{@code
 * var reader = new FrameReader(socket.getInputStream(), 48_000_000);
 * for (Frame frame = reader.read(); frame != null; frame = reader.read()) { ... }
 * }</pre>
 *
 * <p>Reads ahead, so the stream is its own from then on. For one thread at a time. After any
 * exception the place in the stream is lost and the reader is of no more use.
 *
 * <p>Specification: wire protocol, standard message header.
 */
public final class FrameReader {

  /** Room for header and body of nearly every command. */
  private static final int BUFFER_SIZE = 8 * 1024;

  /** The most room for each byte that came: what a peer only announces takes no memory. */
  private static final int TRUST = 64;

  private final InputStream in;
  private final int maxMessageSize;

  /** Holds the bytes from position to limit. */
  private final byte[] buffer = new byte[BUFFER_SIZE];

  private int position;
  private int limit;

  /**
   * Makes a reader at a frame boundary.
   *
   * @param in the stream, which this reader never closes
   * @param maxMessageSize the longest frame that is taken, header included, in bytes
   * @throws IllegalArgumentException if not even a header would be taken
   */
  public FrameReader(InputStream in, int maxMessageSize) {
    if (maxMessageSize < Frame.HEADER_SIZE) {
      throw new IllegalArgumentException(
          "maxMessageSize " + maxMessageSize + " is less than a header's " + Frame.HEADER_SIZE);
    }
    this.in = in;
    this.maxMessageSize = maxMessageSize;
  }

  /**
   * Reads the next frame; waits for it as long as the stream does.
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
      throw cut(buffered(), Frame.HEADER_SIZE + " header");
    }
    int length = LittleEndian.int32(buffer, position + Frame.LENGTH_OFFSET);
    checkLength(length);
    return new Frame(take(length));
  }

  /**
   * Looks at what comes next, without taking it; waits for it as long as the stream does.
   *
   * @param count how many bytes, a header's at most
   * @return a copy of so many, or of all there are before the stream ends
   * @throws IOException if the stream fails
   */
  public byte[] peek(int count) throws IOException {
    fill(count);
    return Arrays.copyOfRange(buffer, position, position + Math.min(count, buffered()));
  }

  private void checkLength(int length) {
    if (length < Frame.HEADER_SIZE) {
      throw new MalformedMessageException(
          "messageLength " + length + " is less than a header's " + Frame.HEADER_SIZE,
          Frame.LENGTH_OFFSET);
    }
    if (length > maxMessageSize) {
      throw new MalformedMessageException(
          "messageLength " + length + " is more than the maximum " + maxMessageSize,
          Frame.LENGTH_OFFSET);
    }
  }

  /** Takes so many bytes: first those of the buffer, the rest straight from the stream. */
  private byte[] take(int length) throws IOException {
    fill(Math.min(length, BUFFER_SIZE));
    int count = Math.min(length, buffered());
    var bytes = new byte[room(length, count)];
    System.arraycopy(buffer, position, bytes, 0, count);
    position += count;
    while (true) {
      count += in.readNBytes(bytes, count, bytes.length - count);
      if (count < bytes.length) {
        throw cut(count, String.valueOf(length));
      }
      if (count == length) {
        return bytes;
      }
      bytes = Arrays.copyOf(bytes, room(length, count));
    }
  }

  /** Returns the length, or that part of it which as many bytes as came are worth. */
  private static int room(int length, int came) {
    int room = length;
    while (room / TRUST > came) {
      room /= TRUST;
    }
    return room;
  }

  /** Reads until so many bytes stand in the buffer, or the stream has ended. */
  private void fill(int wanted) throws IOException {
    if (buffered() < wanted) {
      makeRoom();
    }
    while (buffered() < wanted) {
      int count = in.read(buffer, limit, buffer.length - limit);
      if (count < 0) {
        return;
      }
      limit += count;
    }
  }

  private void makeRoom() {
    int kept = buffered();
    System.arraycopy(buffer, position, buffer, 0, kept);
    position = 0;
    limit = kept;
  }

  private int buffered() {
    return limit - position;
  }

  private static MalformedMessageException cut(int count, String whole) {
    return new MalformedMessageException(
        "the stream ended after " + count + " of " + whole + " bytes", count);
  }
}
