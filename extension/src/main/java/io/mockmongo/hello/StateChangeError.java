package io.mockmongo.hello;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.state.ServerState;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Adds a new topology version to the errors that announce a state change: "not writable primary"
 * and "node is recovering". After such an error a driver considers the server unknown until the
 * next hello. The new topology version releases the hellos that wait; without it a driver would not
 * check the server again for seconds.
 *
 * <p>Specification: server discovery and monitoring, "not writable primary and node is recovering".
 */
public final class StateChangeError {

  private static final Set<Integer> CODES =
      Set.of(10107, 13435, 10058, 11600, 11602, 13436, 189, 91);

  private StateChangeError() {}

  /**
   * Adds a new topology version to a reply that is such an error and has none.
   *
   * @param reply the reply
   * @param state the server's state, whose topology version changes then
   * @return the reply to send
   */
  public static RawBsonDocument completed(RawBsonDocument reply, ServerState state) {
    if (!lacksVersion(reply) || !state.current().hasTopologyVersion()) {
      return reply;
    }
    BsonDocument version = state.announceChange().version().document();
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
