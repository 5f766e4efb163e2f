package io.mockmongo.respond;

import io.mockmongo.bson.Fields;
import java.util.Set;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The errors by which a server tells that its state changes: it is no longer the primary, or
 * recovers. A driver then takes the server for unknown until the next hello.
 *
 * <p>Specification: server discovery and monitoring, "not writable primary and node is recovering".
 */
final class StateChange {

  private static final Set<Integer> CODES =
      Set.of(10107, 13435, 10058, 11600, 11602, 13436, 189, 91);

  private StateChange() {}

  /** Tells whether a reply is such an error and lacks the topology version that goes with it. */
  static boolean lacksVersion(RawBsonDocument reply) {
    BsonValue code = Fields.get(reply, "code");
    return code != null
        && code.isNumber()
        && CODES.contains(code.asNumber().intValue())
        && Fields.get(reply, "topologyVersion") == null;
  }
}
