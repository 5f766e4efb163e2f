package io.mockmongo.state;

import io.mockmongo.profile.ServerProfile;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * The current state of a server: its profile and its topology version. Each change is atomic,
 * increments the topology version, and wakes waiting hellos. Thread-safe.
 */
public final class ServerState {

  private static final Duration SETTLING = Duration.ofSeconds(1);

  private final Runnable onChange;
  private final ClusterClock clusterClock = new ClusterClock();
  private volatile Snapshot current;

  /** When the last incomparable change was announced, in nanoseconds, or null. */
  private volatile Long lastIncomparable;

  /**
   * The state of a server at one moment; immutable.
   *
   * @param profile the topology and release that the server reports
   * @param version the topology version
   */
  public record Snapshot(ServerProfile profile, TopologyVersion version) {

    /** Tells whether replies to hello and errors of a state change have a topology version. */
    public boolean hasTopologyVersion() {
      return profile.release().knowsHello();
    }
  }

  /**
   * Makes the state of a new server.
   *
   * @param profile the topology and release that the server reports
   * @param onChange runs after each change, outside the lock; wakes waiting hellos
   */
  public ServerState(ServerProfile profile, Runnable onChange) {
    this.onChange = onChange;
    this.current = new Snapshot(profile, TopologyVersion.ofNewProcess());
  }

  /** Returns the logical clock, which only the members of replica sets have. */
  public ClusterClock clusterClock() {
    return clusterClock;
  }

  /** Returns the current state. */
  public Snapshot current() {
    return current;
  }

  /**
   * Announces a change that the profile does not show: increments the topology version and wakes
   * waiting hellos.
   *
   * @return the state after the change
   */
  public Snapshot announceChange() {
    return change(UnaryOperator.identity());
  }

  /**
   * Announces a change by a message that clients can't compare with a hello, since it lacks the
   * topology version. A client may read the message after the next hello, and then wait for another
   * one: for a second the state {@linkplain #isSettling settles}.
   */
  public void announceIncomparableChange() {
    lastIncomparable = System.nanoTime();
    announceChange();
  }

  /** Tells whether hellos should wait only briefly, so that each client gets one after a change. */
  public boolean isSettling() {
    Long since = lastIncomparable;
    return since != null && System.nanoTime() - since < SETTLING.toNanos();
  }

  /**
   * Changes the profile. The topology version is new even if the profile is equal to the old one.
   *
   * @param change makes the new profile from the current one
   * @return the state after the change
   */
  public Snapshot change(UnaryOperator<ServerProfile> change) {
    Snapshot changed;
    synchronized (this) {
      changed = new Snapshot(change.apply(current.profile()), current.version().next());
      current = changed;
    }
    onChange.run();
    return changed;
  }
}
