package io.mockmongo.profile;

/**
 * The kinds of deployment that a server can be part of.
 *
 * <pre>{@code
 * @MockMongo(topology = STANDALONE)
 * }</pre>
 */
public enum Topology {
  /** One server without replication: drivers neither retry writes nor run transactions on it. */
  STANDALONE,
  /** A replica set of one member, its primary; what applications meet in production. */
  REPLICA_SET
}
