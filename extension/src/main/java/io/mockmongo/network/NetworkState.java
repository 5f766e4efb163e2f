package io.mockmongo.network;

import io.mockmongo.journal.NetworkChanged.Condition;
import java.util.EnumSet;
import java.util.Set;

/**
 * The state of the network between a server and its clients. Immutable.
 *
 * @param held whether traffic is held in both directions
 * @param turns how often a partition has begun or ended; odd while the network is partitioned
 * @param latency the delay of each reply
 */
public record NetworkState(boolean held, int turns, Latency latency) {

  static final NetworkState NORMAL = new NetworkState(false, 0, Latency.NONE);

  /** Returns the same state, held or not. */
  public NetworkState withHeld(boolean now) {
    return new NetworkState(now, turns, latency);
  }

  /** Returns the same state, partitioned or not. */
  public NetworkState withPartition(boolean now) {
    return now == isPartitioned() ? this : new NetworkState(held, turns + 1, latency);
  }

  /** Returns the normal state; a partition ends as if it had not been, and cuts no connection. */
  public NetworkState normal() {
    return new NetworkState(false, isPartitioned() ? turns - 1 : turns, Latency.NONE);
  }

  /** Returns the same state with another latency. */
  public NetworkState with(Latency other) {
    return new NetworkState(held, turns, other);
  }

  /** Tells whether nothing that clients send arrives. */
  public boolean isPartitioned() {
    return turns % 2 == 1;
  }

  /** Tells whether nothing passes in either direction. */
  public boolean blocks() {
    return held || isPartitioned();
  }

  /** Tells whether replies are delayed. */
  boolean isSlow() {
    return latency != Latency.NONE;
  }

  /** Returns what is out of the ordinary; empty if nothing is. */
  public Set<Condition> conditions() {
    Set<Condition> conditions = EnumSet.noneOf(Condition.class);
    if (isSlow()) {
      conditions.add(Condition.SLOW);
    }
    if (held) {
      conditions.add(Condition.HELD);
    }
    if (isPartitioned()) {
      conditions.add(Condition.PARTITIONED);
    }
    return conditions;
  }
}
