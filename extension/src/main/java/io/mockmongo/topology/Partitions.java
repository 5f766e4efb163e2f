package io.mockmongo.topology;

import io.mockmongo.server.MockMongoServer;

/**
 * The verbs that keep news from members of a replica set: cut links between members, and members
 * that stand still. Between a member and its clients, see {@link MockMongoServer#network}.
 * Thread-safe.
 *
 * <pre>{@code
 * replicaSet.isolate(old);
 * replicaSet.elect(replicaSet.secondary(0)); // now the set has two primaries
 * replicaSet.repair();
 * }</pre>
 */
public interface Partitions {

  /**
   * Cuts the link between two members: what one learns, the other does not, unless a third member
   * has links to both. So each side can have a primary.
   *
   * @param one a member
   * @param other another member
   * @throws IllegalArgumentException if they are not two members
   */
  void partition(MockMongoServer one, MockMongoServer other);

  /**
   * Cuts the links between a member and all others.
   *
   * @param member the member
   * @throws IllegalArgumentException if it is no member
   */
  void isolate(MockMongoServer member);

  /**
   * Repairs the link between two members: both know now what the one of the later term knew, or of
   * the later configuration.
   *
   * @param one a member
   * @param other another member
   * @throws IllegalArgumentException if one is no member
   */
  void repair(MockMongoServer one, MockMongoServer other);

  /** Repairs all links between members. */
  void repair();

  /**
   * Freezes a member, as a process that is stopped: it receives and sends nothing, to clients and
   * to other members, but loses nothing.
   *
   * <pre>{@code
   * replicaSet.freeze(old);
   * replicaSet.elect(next);
   * replicaSet.thaw(old); // and steps down
   * }</pre>
   *
   * @param member the member
   * @throws IllegalArgumentException if it is no member
   */
  void freeze(MockMongoServer member);

  /**
   * Thaws a frozen member: it learns what it has missed, then all traffic goes on in order. Does
   * nothing to another member.
   *
   * @param member the member
   * @throws IllegalArgumentException if it is no member
   */
  void thaw(MockMongoServer member);
}
