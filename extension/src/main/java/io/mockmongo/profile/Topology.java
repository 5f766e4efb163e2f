package io.mockmongo.profile;

/**
 * The kinds of deployment that a server can report.
 *
 * <pre>{@code
 * @MockMongo(topology = STANDALONE)
 * }</pre>
 */
public enum Topology {
  /** A standalone: drivers neither retry writes nor run transactions on it. */
  STANDALONE,
  /** A replica set with one member, its primary; the kind of deployment in production. */
  REPLICA_SET
}
