package io.mockmongo.state;

import io.mockmongo.profile.ServerProfile;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * The current state of a server: its profile, its condition and its topology version. Each change
 * is atomic, has a new topology version, and wakes waiting hellos. Thread-safe.
 *
 * <p>A change that an error tells comes in two parts. Errors tell it at once, all with the same
 * topology version. Hellos tell the state before until clients have read the errors, or have had
 * time to: drivers drop an error as stale if they have read a hello with its version. Then the
 * change has passed: each monitor is told it once, and after that the healthy state, which has
 * another version. If no client was seen to read the error, these versions are of another process,
 * so that drivers can't compare them, and heed an error that they read late as well.
 *
 * <p>Specification: server discovery and monitoring, "topologyVersion".
 */
public final class ServerState {

  private static final Duration SETTLING = Duration.ofSeconds(1);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(20);

  private final Runnable onChange;
  private final ClusterClock clusterClock;
  private final ServerProfile declared;
  private volatile Stage stage;

  /** The errors that tell the change which is under way; guarded by this. */
  private UnreadErrors unread;

  /** When the last change has passed, in nanoseconds; guarded by this. */
  private long passedAt;

  /** When a change has passed that no client was seen to read, in nanoseconds, or null. */
  private volatile Long passedUnseen;

  /** Null until a client of a load balancer needs it; guarded by this. */
  private ObjectId serviceId;

  /**
   * The state of a server at one moment; immutable.
   *
   * @param profile the topology and release that the server reports
   * @param version the topology version
   * @param condition whether the server works as its profile says
   */
  public record Snapshot(
      ServerProfile profile, TopologyVersion version, ServerCondition condition) {

    /** Tells whether replies to hello and errors of a state change have a topology version. */
    public boolean hasTopologyVersion() {
      return profile.release().knowsHello();
    }

    Snapshot next(ServerProfile changed) {
      return new Snapshot(changed, version.next(), ServerCondition.HEALTHY);
    }

    Snapshot restarted(ServerProfile changed) {
      return new Snapshot(changed, TopologyVersion.ofNewProcess(), ServerCondition.HEALTHY);
    }

    Snapshot changed(ServerCondition condition, BsonValue told) {
      return new Snapshot(profile, version.nextOr(told), condition);
    }

    Snapshot ofNewProcess() {
      return new Snapshot(profile, version.ofOtherProcess(), condition);
    }
  }

  /**
   * The state at one moment, with the change that is under way, and the one that has passed; who
   * asks several questions asks one stage, since another thread may change the state between.
   *
   * @param current the state that hellos tell
   * @param told the changed state that errors tell and hellos do not tell yet, or null
   * @param passed the changed state that errors told last, as hellos tell it, or null
   */
  public record Stage(Snapshot current, Snapshot told, Snapshot passed) {

    /** Tells whether errors tell a change that hellos do not tell yet. */
    public boolean isChanging() {
      return told != null;
    }

    /**
     * Returns the state that the next hello tells a monitor: first the change that has passed
     * meanwhile, then the current state.
     *
     * @param last the version that the monitor was told last
     */
    public Snapshot nextAfter(TopologyVersion last) {
      return passed != null && last.isBefore(passed.version()) ? passed : current;
    }

    boolean hasPassed(ServerCondition condition) {
      return passed != null && passed.condition() == condition;
    }
  }

  /**
   * Makes the state of a new server.
   *
   * @param profile the topology and release that the server reports
   * @param clusterClock the logical clock, which the servers of a deployment share
   * @param onChange runs after each change of what hellos tell, outside the lock
   */
  public ServerState(ServerProfile profile, ClusterClock clusterClock, Runnable onChange) {
    this.clusterClock = clusterClock;
    this.onChange = onChange;
    this.declared = profile;
    TopologyVersion version = TopologyVersion.ofNewProcess();
    this.stage = new Stage(new Snapshot(profile, version, ServerCondition.HEALTHY), null, null);
  }

  /** Returns the logical clock, which standalones do not use. */
  public ClusterClock clusterClock() {
    return clusterClock;
  }

  /**
   * Returns the kind of server that a client was told, perhaps by a hello of the test.
   *
   * @param client the connection of the client
   * @return the kind; that of the topology before the first hello
   */
  public ServerKind kindTold(ConnectionState client) {
    return client.features().serverKind(current().profile().topology());
  }

  /** Returns the id by which clients of a load balancer know the server's process. */
  public synchronized ObjectId serviceId() {
    if (serviceId == null) {
      serviceId = new ObjectId();
    }
    return serviceId;
  }

  /** Returns the current state, as hellos tell it. */
  public Snapshot current() {
    return stage.current();
  }

  /** Returns the latest state, as errors tell it. */
  public Snapshot latest() {
    Stage now = stage;
    return now.told() == null ? now.current() : now.told();
  }

  /** Returns the state at this moment. */
  public Stage stage() {
    return stage;
  }

  /** Tells whether errors tell a change that hellos do not tell yet. */
  public boolean isChanging() {
    return stage.isChanging();
  }

  /**
   * Returns how long hellos may wait, if a client may have read an error after the last hello, and
   * now needs another one. The waits become longer, and unlimited after a second.
   *
   * @return the time; empty for no limit
   */
  public Optional<Duration> longestWait() {
    Long since = passedUnseen;
    if (since == null) {
      return Optional.empty();
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - since);
    if (elapsed.compareTo(SETTLING) > 0) {
      return Optional.empty();
    }
    return Optional.of(elapsed.compareTo(SHORTEST_WAIT) > 0 ? elapsed : SHORTEST_WAIT);
  }

  /**
   * Changes the condition, as an error tells that is about to be written. If the last error told
   * the same, and that change has not passed, this is no other change; nor is it one if the request
   * was there before the change passed.
   *
   * @param condition the condition that the error tells
   * @param version the topology version that the test gave the error, or null
   * @param received when the request was received, as {@link System#nanoTime} counts
   * @return the changed state, with the topology version of the error
   */
  public synchronized Snapshot changeTo(
      ServerCondition condition, BsonValue version, long received) {
    Stage now = stage;
    if (now.told() == null && now.hasPassed(condition) && received - passedAt < 0) {
      return now.passed();
    }
    if (now.told() == null || now.told().condition() != condition) {
      stage = new Stage(now.current(), latest().changed(condition, version), now.passed());
      unread = new UnreadErrors(condition);
    }
    unread.add();
    return stage.told();
  }

  /** Gives clients their time from now on, since an error was written just now. */
  public synchronized void restartTurns() {
    if (isChanging()) {
      unread.restartTurns();
    }
  }

  /**
   * Counts a turn of a timer. Turns, not the time, are counted: a pause of the machine, in which no
   * client reads, is one turn.
   *
   * @return whether a change is under way still
   */
  public boolean countTurn() {
    boolean over;
    synchronized (this) {
      over = isChanging() && unread.countTurn() && pass();
    }
    if (over) {
      onChange.run();
    }
    return isChanging();
  }

  /**
   * Counts an error that a client has read.
   *
   * @param told the state that the error told
   */
  public void read(Snapshot told) {
    boolean over;
    synchronized (this) {
      over = stage.told() == told && unread.countRead() && pass();
    }
    if (over) {
      onChange.run();
    }
  }

  /** Ends the change that is under way; the caller runs {@code onChange}, outside the lock. */
  private boolean pass() {
    Stage now = stage;
    boolean seen = unread.areReadFirst();
    Snapshot passed = seen ? now.told() : now.told().ofNewProcess();
    stage = new Stage(passed.next(passed.profile()), null, passed);
    passedAt = System.nanoTime();
    passedUnseen = seen ? null : (Long) passedAt;
    return true;
  }

  /**
   * Restores the state for the next test: changes that errors told are told no more, and the
   * profile is that of the start, unless the server is a member of a deployment, which restores its
   * members itself.
   */
  public void restore() {
    synchronized (this) {
      boolean isChanging = isChanging() && pass();
      Snapshot current = stage.current();
      boolean isReprofiled =
          current.profile().membership().isEmpty() && !current.profile().equals(declared);
      stage = new Stage(isReprofiled ? current.next(declared) : current, null, null);
      if (!isChanging && !isReprofiled) {
        return;
      }
    }
    onChange.run();
  }

  /**
   * Announces a change that the profile does not show: changes the topology version and wakes
   * waiting hellos. A change that errors told has passed.
   *
   * @return the state after the change
   */
  public Snapshot announceChange() {
    return change(UnaryOperator.identity());
  }

  /**
   * Changes the profile. The topology version is new even if the profile is equal to the old one. A
   * change that errors told has passed.
   *
   * @param change makes the new profile from the current one
   * @return the state after the change
   */
  public Snapshot change(UnaryOperator<ServerProfile> change) {
    return change(current -> current.next(change.apply(current.profile())), true);
  }

  /**
   * Changes the profile as the restart of the server's process does: the topology version is one of
   * a new process, and nothing of the old one is told any more.
   *
   * @param change makes the new profile from the current one
   */
  public void restart(UnaryOperator<ServerProfile> change) {
    synchronized (this) {
      serviceId = null;
    }
    change(current -> current.restarted(change.apply(current.profile())), false);
  }

  private Snapshot change(UnaryOperator<Snapshot> change, boolean tellsPassed) {
    Snapshot changed;
    synchronized (this) {
      if (isChanging()) {
        pass();
      }
      Stage now = stage;
      changed = change.apply(now.current());
      stage = new Stage(changed, null, tellsPassed ? now.passed() : null);
    }
    onChange.run();
    return changed;
  }
}
