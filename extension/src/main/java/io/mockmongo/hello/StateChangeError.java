package io.mockmongo.hello;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.state.ServerState;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The errors by which a server tells that its state changes: it is no longer the primary, or
 * recovers. A driver then takes the server for unknown until the next hello, so each gets a new
 * topology version, at which the hellos that wait are answered; without it a driver would not look
 * at the server again for seconds.
 *
 * <p>Specification: server discovery and monitoring, "not writable primary and node is recovering".
 */
public final class StateChangeError {

  private static final Set<Integer> CODES =
      Set.of(10107, 13435, 10058, 11600, 11602, 13436, 189, 91);

  private StateChangeError() {}

  /**
   * Adds the topology version where a reply is such an error and lacks it.
   *
   * @param reply any reply
   * @param state that of the server, which changes then
   * @return what to send
   */
  public static RawBsonDocument completed(RawBsonDocument reply, ServerState state) {
    if (!lacksVersion(reply) || !state.current().hasTopologyVersion()) {
      return reply;
    }
    BsonDocument version = state.change(UnaryOperator.identity()).version().document();
    return new RawBuilder().appendAll(reply).append("topologyVersion", version).build();
  }

  private static boolean lacksVersion(RawBsonDocument reply) {
    BsonValue code = Fields.get(reply, "code");
    return code != null
        && code.isNumber()
        && CODES.contains(code.asNumber().intValue())
        && Fields.get(reply, "topologyVersion") == null;
  }
}
