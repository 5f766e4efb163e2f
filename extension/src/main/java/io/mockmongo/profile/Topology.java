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
  /** A replica set; unless it has several members, the server is its only one, the primary. */
  REPLICA_SET,
  /** A sharded cluster: the server is a mongos. */
  SHARDED,
  /** A mongos behind a load balancer: clients say so, and get the id of the service. */
  LOAD_BALANCED
}
