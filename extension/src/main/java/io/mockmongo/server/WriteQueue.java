package io.mockmongo.server;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

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

  /** A message in chunks. */
  private static final class Chunks implements Source {

    private final byte[] bytes;
    private final Iterator<ChunkPlan.Chunk> later;
    private final Sink sink;
    private ChunkPlan.Chunk next;
    private int position;

    Chunks(byte[] bytes, Iterator<ChunkPlan.Chunk> chunks, Sink sink) {
      this.bytes = bytes;
      this.later = chunks;
      this.sink = sink;
      this.next = chunks.next();
    }

    @Override
    public Duration untilNext() {
      return next.before();
    }

    @Override
    public boolean writeNext() throws IOException {
      int from = position;
      int length = next.length();
      position += length;
      next = later.hasNext() ? later.next() : null;
      sink.write(bytes, from, length);
      return next == null;
    }
  }

  boolean isEmpty() {
    return sources.isEmpty();
  }

  void add(QueuedAction action) {
    sources.add(new Single(action));
  }

  /** Adds a message in chunks, of which there may be none. */
  void addChunks(byte[] bytes, ChunkPlan plan, Sink sink) {
    Iterator<ChunkPlan.Chunk> chunks = plan.chunksOf(bytes.length);
    if (chunks.hasNext()) {
      sources.add(new Chunks(bytes, chunks, sink));
    }
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
