package io.mockmongo.hello;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.error.StateChangeError;
import io.mockmongo.state.ServerState;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * The announcement of a state change by an error: the error has a new topology version, and hellos
 * that wait are answered. Without it a driver that considers the server unknown after the error
 * would not check the server again for seconds.
 *
 * <p>Specification: server discovery and monitoring, "not writable primary and node is recovering".
 */
public final class StateChangeAnnouncement {

  private static final String VERSION = "topologyVersion";

  private final ServerState state;

  /**
   * Makes the announcement of one server.
   *
   * @param state the server's state, whose topology version changes with each announcement
   */
  public StateChangeAnnouncement(ServerState state) {
    this.state = state;
  }

  /**
   * Adds a new topology version to a reply that announces a state change and has none.
   *
   * @param reply a reply, which the server completes
   * @return the completed reply; the same one if it is no such error
   */
  public RawBsonDocument completed(RawBsonDocument reply) {
    return isStateChange(reply)
            && state.current().hasTopologyVersion()
            && Fields.get(reply, VERSION) == null
        ? new RawBuilder()
            .appendAll(reply)
            .append(VERSION, state.announceChange().version().document())
            .build()
        : reply;
  }

  /**
   * Announces the state change of a reply that clients can't compare with a hello, such as an exact
   * one without a topology version.
   *
   * @param reply the reply that is sent
   */
  public void announceIfIncomparable(BsonDocument reply) {
    if (isStateChange(reply) && !isComparable(reply)) {
      state.announceIncomparableChange();
    }
  }

  private static boolean isStateChange(BsonDocument reply) {
    return StateChangeError.isCommandError(reply) || StateChangeError.isWriteConcernError(reply);
  }

  /** Drivers ignore the topology version beside a write concern error. */
  private boolean isComparable(BsonDocument reply) {
    return StateChangeError.isCommandError(reply)
        && state.current().version().document().equals(Fields.get(reply, VERSION));
  }
}
