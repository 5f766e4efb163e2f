package io.mockmongo.state;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Received;
import org.bson.BsonDocument;

/**
 * The state of one connection: its handshake, the negotiated features, and the reply to its last
 * hello. Thread-safe.
 */
public final class ConnectionState {

  private final NegotiatedFeatures features = new NegotiatedFeatures();
  private volatile Received handshake;
  private volatile LastHello lastHello;
  private LastHello helloBefore;

  /** Records a request; the first hello is the handshake. */
  public void received(Received request) {
    if (handshake == null && request.isHello()) {
      handshake = request;
    }
  }

  /** Records who answers a hello, and the topology version of the server at that time. */
  public synchronized void answeredBy(Object responder, TopologyVersion version) {
    helloBefore = lastHello;
    lastHello = new LastHello(responder, version, null);
  }

  /** Records that the last responder did not answer the hello, but passed it on. */
  public synchronized void passedOn() {
    lastHello = helloBefore;
  }

  /** Records the reply to a hello, before it is sent. */
  public synchronized void replied(Received hello, BsonDocument reply) {
    LastHello last = lastHello;
    if (last != null) {
      lastHello = last.repliedWith(Fields.get(reply, "topologyVersion"));
    }
    features.update(hello.command(), reply);
  }

  /** Returns the first hello, or null if there was none. */
  public Received handshake() {
    return handshake;
  }

  /** Returns the last hello that was answered, or null if there was none. */
  public LastHello lastHello() {
    return lastHello;
  }

  /** Returns the features that client and server negotiated. */
  public NegotiatedFeatures features() {
    return features;
  }
}
