package io.mockmongo.server;

import io.mockmongo.reply.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The queue of chunks to be written to one connection, each with a delay before it. Guarded by the
 * lock of its writer.
 */
final class WriteQueue {

  private final Deque<Source> sources = new ArrayDeque<>();

  /** An action that takes the place of a chunk. */
  @FunctionalInterface
  interface QueuedAction {
    void run() throws IOException;
  }

  /** Writes some of the bytes of a message. */
  @FunctionalInterface
  interface Sink {
    void write(byte[] bytes, int from, int length) throws IOException;
  }

  /** A sequence of chunks. */
  private interface Source {

    /** Returns the delay before the next chunk. */
    Duration untilNext();

    /** Writes the next chunk; tells whether it was the last. */
    boolean writeNext() throws IOException;
  }

  /** A whole message, or the action after it. */
  private record Single(QueuedAction action) implements Source {

    @Override
    public Duration untilNext() {
      return Duration.ZERO;
    }

    @Override
    public boolean writeNext() throws IOException {
      action.run();
      return true;
    }
  }

  /** A message in slices; the first has no delay. */
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

  void add(QueuedAction action) {
    sources.add(new Single(action));
  }

  void addSlices(byte[] bytes, Step.Slice slice, Sink sink) {
    sources.add(new Slices(bytes, slice, sink));
  }

  /** Returns the delay before the next chunk of the queue. */
  Duration untilNext() {
    return sources.element().untilNext();
  }

  /** Writes the next chunk, whatever its delay. */
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
