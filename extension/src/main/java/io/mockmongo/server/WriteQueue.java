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
final class WriteQueue {

  private final Deque<Source> sources = new ArrayDeque<>();

  /** What is done in the place of a chunk. */
  @FunctionalInterface
  interface Deed {
    void run() throws IOException;
  }

  /** Writes some of the bytes of a message. */
  @FunctionalInterface
  interface Sink {
    void write(byte[] bytes, int from, int length) throws IOException;
  }

  /** Where chunks come from, one by one. */
  private interface Source {

    /** Returns the time to wait before the next one. */
    Duration untilNext();

    /** Writes the next one; tells whether it was the last. */
    boolean writeNext() throws IOException;
  }

  /** A whole message, or what is done at its end. */
  private record Single(Deed deed) implements Source {

    @Override
    public Duration untilNext() {
      return Duration.ZERO;
    }

    @Override
    public boolean writeNext() throws IOException {
      deed.run();
      return true;
    }
  }

  /** A message in slices, of which the first comes at once. */
  private static final class Slices implements Source {

    private final byte[] bytes;
    private final Step.Slice slice;
    private final Sink sink;
    private int position;

    Slices(byte[] bytes, Step.Slice slice, Sink sink) {
      this.bytes = bytes;
      this.slice = slice;
      this.sink = sink;
    }

    @Override
    public Duration untilNext() {
      return position == 0 ? Duration.ZERO : slice.between();
    }

    @Override
    public boolean writeNext() throws IOException {
      int from = position;
      int length = Math.min(slice.bytes(), bytes.length - from);
      position += length;
      sink.write(bytes, from, length);
      return position == bytes.length;
    }
  }

  boolean isEmpty() {
    return sources.isEmpty();
  }

  void add(Deed deed) {
    sources.add(new Single(deed));
  }

  void addSlices(byte[] bytes, Step.Slice slice, Sink sink) {
    sources.add(new Slices(bytes, slice, sink));
  }

  /** Returns the time to wait before the next chunk. */
  Duration untilNext() {
    return sources.element().untilNext();
  }

  /** Writes the next chunk, however long it should wait. */
  void writeNext() throws IOException {
    Source first = sources.element();
    if (first.writeNext()) {
      sources.remove(first);
    }
  }

  void clear() {
    sources.clear();
  }
}
