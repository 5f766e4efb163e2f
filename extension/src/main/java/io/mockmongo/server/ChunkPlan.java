package io.mockmongo.server;

import io.mockmongo.reply.Step;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.IntStream;

/** The plan by which a message is written in chunks. */
@FunctionalInterface
interface ChunkPlan {

  /**
   * A chunk of a message.
   *
   * @param length its length in bytes
   * @param before the delay before it
   */
  record Chunk(int length, Duration before) {}

  /**
   * Returns the chunks of a message; those that are missing are never written, nor is anything
   * after them.
   *
   * @param length the length of the message in bytes
   */
  Iterator<Chunk> chunksOf(int length);

  /** Tells whether chunks of a message are missing. */
  default boolean isPartOf(int length) {
    return false;
  }

  /** Returns the plan of equal slices; the last may be shorter, the first has no delay. */
  static ChunkPlan of(Step.Slice slice) {
    return length ->
        IntStream.iterate(0, from -> from < length, from -> from + slice.bytes())
            .mapToObj(
                from ->
                    new Chunk(
                        Math.min(slice.bytes(), length - from),
                        from == 0 ? Duration.ZERO : slice.between()))
            .iterator();
  }
}
