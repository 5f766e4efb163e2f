package io.mockmongo.state;

import io.mockmongo.message.Command;
import org.bson.BsonValue;

/**
 * The reply to the last hello of a connection, so that the next hello can wait for a change.
 *
 * @param responder the responder that answered; the same object for the same declaration
 * @param version the topology version that the client was told, or, if the test replies by hand,
 *     that of the server when it received the hello
 * @param told the state that the reply tells, or null if the test replies by hand
 * @param sent the topology version in the reply, perhaps declared by the test, or null
 */
public record LastHello(
    Object responder, TopologyVersion version, ServerState.Snapshot told, BsonValue sent) {

  static LastHello answered(Object responder, ServerState.Snapshot told) {
    return new LastHello(responder, told.version(), told, null);
  }

  static LastHello held(Object responder, TopologyVersion version) {
    return new LastHello(responder, version, null, null);
  }

  /** Tells whether a hello has the topology version of the last reply, and nothing has changed. */
  public boolean isKnownTo(Command hello, TopologyVersion current) {
    return sent != null && version.equals(current) && sent.equals(hello.get("topologyVersion"));
  }

  LastHello repliedWith(BsonValue topologyVersion) {
    return new LastHello(responder, version, told, topologyVersion);
  }
}
