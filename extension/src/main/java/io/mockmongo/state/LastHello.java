package io.mockmongo.state;

import io.mockmongo.message.Command;
import org.bson.BsonValue;

/**
 * What a connection's last hello was told, so that the next one can wait until there is news.
 *
 * @param speaker who answered it; the same object for the same declaration
 * @param version the server's own topology version at that time
 * @param told the topology version in the reply, perhaps one that the test declared, or null
 */
public record LastHello(Object speaker, TopologyVersion version, BsonValue told) {

  /** Tells whether a hello knows what was told, and nothing has changed since. */
  public boolean isKnownTo(Command hello, TopologyVersion current) {
    return told != null && version.equals(current) && told.equals(hello.get("topologyVersion"));
  }

  LastHello telling(BsonValue topologyVersion) {
    return new LastHello(speaker, version, topologyVersion);
  }
}
