package io.mockmongo.server;

import io.mockmongo.reply.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is to be written to one connection and is not yet: chunks of bytes, each with a time to wait
 * before it, and what is done after them. Used in the lock of its writer.
 */
final class Chunks {

  private final Deque<Chunk> left = new ArrayDeque<>();

  /** What a chunk does; it writes bytes as a rule. */
  @FunctionalInterface
  interface Deed {
    void run() throws IOException;
  }

  /**
   * One chunk.
   *
   * @param before the time to wait before it
   * @param deed writes it
   */
  record Chunk(Duration before, Deed deed) {}

  /** Writes some of the bytes of a message. */
  @FunctionalInterface
  interface Sink {
    void write(byte[] bytes, int from, int length) throws IOException;
  }

  boolean isEmpty() {
    return left.isEmpty();
  }

  void add(Deed deed) {
    left.add(new Chunk(Duration.ZERO, deed));
  }

  /** Adds a message in slices; the first comes at once. */
  void addSlices(byte[] bytes, Step.Slice slice, Sink sink) {
    for (int from = 0; from < bytes.length; from += slice.bytes()) {
      int start = from;
      int length = Math.min(slice.bytes(), bytes.length - from);
      Duration before = from == 0 ? Duration.ZERO : slice.between();
      left.add(new Chunk(before, () -> sink.write(bytes, start, length)));
    }
  }

  /** Returns the time to wait before the next chunk. */
  Duration untilNext() {
    return left.element().before();
  }

  /** Takes the next chunk, however long it should wait. */
  Deed next() {
    return left.remove().deed();
  }

  void clear() {
    left.clear();
  }
}
