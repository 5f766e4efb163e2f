package io.mockmongo.state;

import io.mockmongo.bson.Fields;
import io.mockmongo.profile.Topology;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * The kind of server that a client was told in a hello. Drivers number their writes for a replica
 * set member, and for a router or load balancer; not for a standalone.
 *
 * <p>Specification: server discovery and monitoring, "type"; load balancer support.
 *
 * <pre>{@code
 * request.state().features().serverKind() == ServerKind.ROUTER
 * }</pre>
 */
public enum ServerKind {
  /** A standalone: its hello has no replica set name. */
  STANDALONE,
  /** A member of a replica set, perhaps not yet initiated. */
  MEMBER,
  /** A mongos, or a load balancer in front of one. */
  ROUTER;

  /** Returns the kind of server that a topology has, as its own hello tells. */
  public static ServerKind of(Topology topology) {
    return switch (topology) {
      case STANDALONE -> STANDALONE;
      case REPLICA_SET -> MEMBER;
      case SHARDED, LOAD_BALANCED -> ROUTER;
    };
  }

  /**
   * Returns the kind of server that a reply to a hello tells.
   *
   * @param reply the reply
   * @return the kind
   */
  public static ServerKind in(BsonDocument reply) {
    if (Fields.get(reply, "serviceId") != null
        || new BsonString("isdbgrid").equals(Fields.get(reply, "msg"))) {
      return ROUTER;
    }
    boolean isInSet = Fields.get(reply, "setName") != null || Fields.isTrue(reply, "isreplicaset");
    return isInSet ? MEMBER : STANDALONE;
  }
}
