package io.mockmongo.network;

import java.time.Duration;
import java.util.SplittableRandom;

/** The time that replies take to reach the client. Immutable. */
public sealed interface Latency {

  /** No delay. */
  Latency NONE = new Fixed(0);

  /**
   * Returns the delay of a reply in nanoseconds.
   *
   * @param connection the number of its connection
   * @param reply the number of the reply on its connection
   */
  long nanos(int connection, int reply);

  /** Returns the same delay for each reply. */
  static Latency of(Duration each) {
    return each.isZero() ? NONE : new Fixed(each.toNanos());
  }

  /**
   * Returns delays that a seed draws between two bounds.
   *
   * @param min the shortest delay
   * @param max the longest delay
   * @param seed draws the same delays again
   */
  static Latency between(Duration min, Duration max, long seed) {
    return new Random(min.toNanos(), max.toNanos(), seed);
  }

  /**
   * The same delay for each reply.
   *
   * @param each the delay in nanoseconds
   */
  record Fixed(long each) implements Latency {
    @Override
    public long nanos(int connection, int reply) {
      return each;
    }
  }

  /**
   * Delays drawn between two bounds; each depends on the seed and the numbers of the connection and
   * the reply only, not on what other connections do meanwhile.
   *
   * @param min the shortest delay in nanoseconds
   * @param max the longest delay in nanoseconds
   * @param seed the seed
   */
  record Random(long min, long max, long seed) implements Latency {
    @Override
    public long nanos(int connection, int reply) {
      long ofConnection =
          new SplittableRandom(new SplittableRandom(seed).nextLong() + connection).nextLong();
      return new SplittableRandom(ofConnection + reply).nextLong(min, max + 1);
    }
  }
}
