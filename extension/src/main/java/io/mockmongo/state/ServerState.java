package io.mockmongo.state;

import io.mockmongo.profile.ServerProfile;
import java.util.function.UnaryOperator;

/**
 * The holder of what a server is at present: its profile and its topology version. Each change is
 * one atomic step, counts the topology version up, and wakes the hellos that wait. Thread-safe.
 */
public final class ServerState {

  private final Runnable onChange;
  private volatile Snapshot current;

  /**
   * What a server is at one moment; immutable.
   *
   * @param profile what it says of itself
   * @param version the version of what it knows of its topology
   */
  public record Snapshot(ServerProfile profile, TopologyVersion version) {

    /** Tells whether hellos, and so errors of a changing state, carry a topology version. */
    public boolean hasTopologyVersion() {
      return profile.release().knowsHello();
    }
  }

  /**
   * Makes the state of a server that starts.
   *
   * @param profile what it says of itself
   * @param onChange runs after each change, outside the lock; wakes the hellos that wait
   */
  public ServerState(ServerProfile profile, Runnable onChange) {
    this.onChange = onChange;
    this.current = new Snapshot(profile, TopologyVersion.ofNewProcess());
  }

  /** Returns what the server is now. */
  public Snapshot current() {
    return current;
  }

  /**
   * Changes the profile; clients are told of a new topology version even where it stays the same.
   *
   * @param change makes the new profile of the present one
   * @return what the server is from now on
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
