package io.mockmongo.samples.reliability;

import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.util.Arrays;

/**
 * Starts and closes of a replica set of three members and of a single server, in turns. Measures
 * how many times as long the replica set takes.
 */
final class Starts implements EnduranceRun {

  private static final double NANOS_PER_MICRO = 1e3;

  @Override
  public String run(int count) {
    long[] one = new long[count];
    long[] three = new long[count];
    for (int i = 0; i < count; i++) {
      one[i] = nanosOf(() -> MockMongoServer.start().close());
      three[i] = nanosOf(() -> MockReplicaSet.start(3).close());
    }
    Arrays.sort(one);
    Arrays.sort(three);
    return "%d starts and closes of each: median of one server %.0f µs, of three members %.0f µs, ratio %.2f"
        .formatted(
            count,
            one[count / 2] / NANOS_PER_MICRO,
            three[count / 2] / NANOS_PER_MICRO,
            (double) three[count / 2] / one[count / 2]);
  }

  private static long nanosOf(Runnable action) {
    long begin = System.nanoTime();
    action.run();
    return System.nanoTime() - begin;
  }
}
