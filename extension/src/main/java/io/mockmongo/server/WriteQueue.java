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
  private volatile int length;

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
  private abstract static class Source {

    /** When the next chunk is due, as {@link System#nanoTime} counts. */
    private long due;

    Source(Duration untilFirst) {
      dueAfter(untilFirst);
    }

    final long due() {
      return due;
    }

    final void dueAfter(Duration delay) {
      due = System.nanoTime() + delay.toNanos();
    }

    /** Writes the next chunk; tells whether it was the last. */
    abstract boolean writeNext() throws IOException;
  }

  /** A whole message, or the action after it. */
  private static final class Single extends Source {

    private final QueuedAction action;

    Single(QueuedAction action, Duration latency) {
      super(latency);
      this.action = action;
    }

    @Override
    boolean writeNext() throws IOException {
      action.run();
      return true;
    }
  }

  /** A message in chunks. */
  private static final class Chunks extends Source {

    private final byte[] bytes;
    private final Iterator<ChunkPlan.Chunk> later;
    private final Sink sink;
    private ChunkPlan.Chunk next;
    private int position;

    Chunks(byte[] bytes, Iterator<ChunkPlan.Chunk> chunks, Sink sink, Duration latency) {
      super(latency);
      this.bytes = bytes;
      this.later = chunks;
      this.sink = sink;
      proceed(latency);
    }

    private void proceed(Duration latency) {
      next = later.next();
      dueAfter(latency.plus(next.before()));
    }

    @Override
    boolean writeNext() throws IOException {
      int from = position;
      int length = next.length();
      position += length;
      boolean isLast = !later.hasNext();
      sink.write(bytes, from, length);
      if (!isLast) {
        proceed(Duration.ZERO);
      }
      return isLast;
    }
  }

  /** Tells whether nothing is queued; may be called without the lock. */
  boolean isEmpty() {
    return length == 0;
  }

  /** Adds a message, or the action after it. */
  void add(QueuedAction action, Duration latency) {
    enqueue(new Single(action, latency));
  }

  /** Adds a message in chunks, of which there may be none. */
  void addChunks(byte[] bytes, ChunkPlan plan, Sink sink, Duration latency) {
    Iterator<ChunkPlan.Chunk> chunks = plan.chunksOf(bytes.length);
    if (chunks.hasNext()) {
      enqueue(new Chunks(bytes, chunks, sink, latency));
    }
  }

  private void enqueue(Source source) {
    sources.add(source);
    length = sources.size();
  }

  /** Returns the delay before the next chunk of the queue. */
  Duration untilNext() {
    return Duration.ofNanos(Math.max(0, sources.element().due() - System.nanoTime()));
  }

  /** Tells whether the delay before the next chunk is over. */
  boolean isNextDue() {
    return sources.element().due() - System.nanoTime() <= 0;
  }

  /** Makes the next chunk of each message due. */
  void arriveNow() {
    sources.forEach(source -> source.dueAfter(Duration.ZERO));
  }

  /** Writes the next chunk, whatever its delay. */
  void writeNext() throws IOException {
    Source first = sources.element();
    if (first.writeNext()) {
      sources.remove(first);
      length = sources.size();
    }
  }

  void clear() {
    sources.clear();
    length = 0;
  }
}
