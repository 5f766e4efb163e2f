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

    /** The part of the time until then that the network takes, in nanoseconds. */
    private long latency;

    Source(Duration latency) {
      this.latency = latency.toNanos();
      dueAfter(Duration.ZERO);
    }

    final long due() {
      return due;
    }

    final void dueAfter(Duration pause) {
      due = System.nanoTime() + pause.toNanos() + latency;
    }

    /** Leaves out the time that the network takes. */
    final void arriveNow() {
      due -= latency;
      latency = 0;
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
      proceed();
    }

    private void proceed() {
      next = later.next();
      dueAfter(next.before());
    }

    @Override
    boolean writeNext() throws IOException {
      int from = position;
      int length = next.length();
      position += length;
      boolean isLast = !later.hasNext();
      sink.write(bytes, from, length);
      if (!isLast) {
        arriveNow(); // only the first takes the network's time
        proceed();
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

  /** Leaves out the time that the network takes. */
  void arriveNow() {
    sources.forEach(Source::arriveNow);
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
