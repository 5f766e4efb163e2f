package io.mockmongo.respond;

import io.mockmongo.message.Command;
import java.util.Optional;
import org.bson.BsonValue;

/**
 * What a connection's last hello was told, so that the next one can wait until there is news.
 *
 * @param speaker whose answer it was, empty for the built-in one
 * @param version the server's own version at that time
 * @param told the topology version in the reply, perhaps one that the test declared, or null
 */
record LastHello(Optional<Declaration> speaker, TopologyVersion version, BsonValue told) {

  /** Tells whether a hello knows what was told, and nothing has changed since. */
  boolean isKnownTo(Command hello, TopologyVersion current) {
    return told != null && version.equals(current) && told.equals(hello.get("topologyVersion"));
  }

  LastHello telling(BsonValue topologyVersion) {
    return new LastHello(speaker, version, topologyVersion);
  }
}
