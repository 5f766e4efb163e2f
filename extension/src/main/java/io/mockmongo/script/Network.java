package io.mockmongo.script;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The network between a server and its clients: slow, held, or partitioned, for all connections,
 * those that are opened meanwhile too. When the test ends, it is normal again: what was held, or
 * sent into a partition, goes on. The journal and the transcript have each change. Thread-safe; may
 * be called from inside an answer; never blocks.
 *
 * <pre>{@code
 * server.network().hold();
 * call.failsWith(MongoSocketReadTimeoutException.class);
 * server.network().release();
 * }</pre>
 *
 * <p>Clients can connect meanwhile, since the operating system accepts; {@link Outages#goesDown}
 * and {@link Outages#refusesConnections} close connections even while the network is held or
 * partitioned, and {@link Outages#comesBack} does not change the network.
 */
public interface Network {

  /**
   * Delays each reply, those to hellos too, so that the round-trip time that a driver measures
   * grows; zero makes the network fast again, and replies that are under way arrive at once.
   * Replies of one connection keep their order, and so does a hang-up after them.
   *
   * <pre>{@code
   * server.network().delay(Duration.ofMillis(40));
   * }</pre>
   *
   * @param roundTrip the time that is added to each reply
   * @throws IllegalArgumentException if the time is negative or longer than a year
   */
  void delay(Duration roundTrip);

  /**
   * Delays each reply by a random time between two bounds. The seed is in the transcript and among
   * the warnings of a failed test; {@link #delay(Duration, Duration, long)} repeats the run.
   *
   * <pre>{@code
   * server.network().delay(Duration.ZERO, Duration.ofMillis(10));
   * }</pre>
   *
   * @param min the shortest time
   * @param max the longest time
   * @throws IllegalArgumentException if a time is negative or longer than a year, or the shortest
   *     exceeds the longest
   */
  default void delay(Duration min, Duration max) {
    delay(min, max, ThreadLocalRandom.current().nextInt(1_000_000));
  }

  /**
   * Delays each reply by a random time that a seed draws. The same seed draws the same time again
   * for the same reply of the same connection, both counted from 1.
   *
   * <pre>{@code
   * server.network().delay(Duration.ZERO, Duration.ofMillis(10), 271828);
   * }</pre>
   *
   * @param min the shortest time
   * @param max the longest time
   * @param seed the seed
   * @throws IllegalArgumentException if a time is negative or longer than a year, or the shortest
   *     exceeds the longest
   */
  void delay(Duration min, Duration max, long seed);

  /**
   * Holds all traffic in both directions: to clients the server looks like a process that is
   * stopped. It receives nothing and sends nothing, but nothing is lost: on {@link #release} all
   * goes on in order. Requests that were received before can be answered meanwhile; the replies,
   * and the end of a connection that the test hangs up on, leave on release. Does nothing if the
   * traffic is held.
   */
  void hold();

  /** Releases the traffic after {@link #hold}; otherwise does nothing. */
  void release();

  /**
   * Partitions the server from its clients: nothing passes in either direction, and what is sent is
   * lost. The server never receives what clients send into the partition. Does nothing if the
   * network is partitioned.
   *
   * <pre>{@code
   * server.network().partition();
   * server.network().repair(); // resets the connections; new ones work
   * }</pre>
   */
  void partition();

  /**
   * Repairs the network after {@link #partition}: resets all connections that were open during the
   * partition, since their bytes are lost; new connections work. Otherwise does nothing.
   */
  void repair();
}
