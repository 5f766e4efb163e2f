package io.mockmongo.network;

import java.time.Duration;

/** The gate of one connection: whether its traffic passes now, and when. Thread-safe. */
public final class ConnectionGate {

  private final TrafficGate gate;
  private final int connection;
  private final int turns;
  private volatile boolean closed;

  ConnectionGate(TrafficGate gate, int connection) {
    this.gate = gate;
    this.connection = connection;
    this.turns = gate.state().turns();
  }

  /** Tells whether replies pass at once. */
  public boolean isClear() {
    NetworkState now = gate.state();
    return passes(now) && !now.isSlow();
  }

  /** Tells whether nothing passes now. */
  public boolean isBlocked() {
    return !passes(gate.state());
  }

  /** Tells whether a partition began or was there while this connection was open. */
  public boolean isCut() {
    return isCut(gate.state());
  }

  /**
   * Returns how long a reply takes.
   *
   * @param reply the number of the reply on this connection
   */
  public Duration latency(int reply) {
    return Duration.ofNanos(gate.state().latency().nanos(connection, reply));
  }

  /** Tells whether replies are delayed. */
  public boolean isSlow() {
    return gate.state().isSlow();
  }

  /** Waits until traffic passes; returns false once the connection is closed. */
  boolean awaitPassage() {
    if (isBlocked()) {
      gate.awaitWhile(() -> !closed && isBlocked());
    }
    return !closed;
  }

  /** Ends the waits of this connection. */
  void close() {
    closed = true;
    gate.wake();
  }

  private boolean passes(NetworkState now) {
    return !now.blocks() && !isCut(now);
  }

  private boolean isCut(NetworkState now) {
    return now.turns() > turns || now.isPartitioned();
  }
}
