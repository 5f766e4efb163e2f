package io.mockmongo.state;

import io.mockmongo.message.Command;
import org.bson.BsonValue;

/**
 * The reply to the last hello of a connection, so that the next hello can wait for a change.
 *
 * @param responder the responder that answered; the same object for the same declaration
 * @param version the topology version of the server at that time
 * @param sent the topology version in the reply, perhaps declared by the test, or null
 */
public record LastHello(Object responder, TopologyVersion version, BsonValue sent) {

  /** Tells whether a hello has the topology version of the last reply, and nothing has changed. */
  public boolean isKnownTo(Command hello, TopologyVersion current) {
    return sent != null && version.equals(current) && sent.equals(hello.get("topologyVersion"));
  }

  LastHello repliedWith(BsonValue topologyVersion) {
    return new LastHello(responder, version, topologyVersion);
  }
}
