package io.mockmongo.state;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Received;
import org.bson.BsonDocument;

/**
 * What is known of one connection: its handshake, what was negotiated, and what its last hello was
 * told. It ends with the connection. Thread-safe.
 */
public final class ConnectionState {

  private final NegotiatedFeatures features = new NegotiatedFeatures();
  private volatile Received handshake;
  private volatile LastHello lastHello;

  /** Takes note of a request; the first hello is the handshake. */
  public void received(Received request) {
    if (handshake == null && request.isHello()) {
      handshake = request;
    }
  }

  /** Takes note of who answers a hello, and of the server's topology version at that time. */
  public synchronized void answers(Object speaker, TopologyVersion version) {
    lastHello = new LastHello(speaker, version, null);
  }

  /** Takes note of what a hello is told, before the client can know. */
  public synchronized void told(Received hello, BsonDocument reply) {
    LastHello last = lastHello;
    if (last != null) {
      lastHello = last.telling(Fields.get(reply, "topologyVersion"));
    }
    features.note(hello.command(), reply);
  }

  /** Returns the first hello, or null if there was none. */
  public Received handshake() {
    return handshake;
  }

  /** Returns what the last hello was told, or null if none was answered. */
  public LastHello lastHello() {
    return lastHello;
  }

  /** Returns what client and server agreed on. */
  public NegotiatedFeatures features() {
    return features;
  }
}
