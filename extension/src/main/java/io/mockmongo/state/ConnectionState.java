package io.mockmongo.state;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.ConnectionPurpose;
import io.mockmongo.journal.Received;
import org.bson.BsonDocument;

/**
 * The state of one connection: its handshake, the negotiated features, and the reply to its last
 * hello. Thread-safe.
 */
public final class ConnectionState {

  /** After how many heartbeats without a timeout a client that does not stream is polling. */
  private static final int POLLING_HEARTBEATS = 2;

  private final StreamingClients streamingClients;
  private final NegotiatedFeatures features = new NegotiatedFeatures();
  private volatile Received handshake;
  private volatile LastHello lastHello;

  /** What a request has told by itself. */
  private volatile ConnectionPurpose told = ConnectionPurpose.UNKNOWN;

  /** The number of heartbeats that do not tell the purpose; counted by the connection's thread. */
  private volatile int heartbeats;

  private LastHello helloBefore;

  /** Whether a command that writes was answered with success. */
  private volatile boolean hasWritten;

  /** Runs when the client has read an error, or null. */
  private volatile Runnable onceErrorRead;

  /**
   * Makes the state of a new connection.
   *
   * @param streamingClients the clients of the same server that stream
   */
  public ConnectionState(StreamingClients streamingClients) {
    this.streamingClients = streamingClients;
  }

  /** Records a request; the first hello is the handshake. */
  public void received(Received request) {
    boolean isHandshake = handshake == null && request.isHello();
    if (isHandshake) {
      handshake = request;
    }
    if (told == ConnectionPurpose.UNKNOWN) {
      told =
          request.isHello()
              ? ConnectionPurpose.toldByHello(request.command())
              : ConnectionPurpose.POOL;
      if (told == ConnectionPurpose.MONITOR) {
        streamingClients.add(request);
      } else if (told == ConnectionPurpose.UNKNOWN && !isHandshake) {
        heartbeats++;
      }
    }
  }

  /** Returns what the client uses the connection for, as far as it is known now. */
  public ConnectionPurpose purpose() {
    if (told != ConnectionPurpose.UNKNOWN || heartbeats == 0) {
      return told;
    }
    if (streamingClients.contains(handshake)) {
      return ConnectionPurpose.ROUND_TRIP_TIME;
    }
    return heartbeats < POLLING_HEARTBEATS
        ? ConnectionPurpose.UNKNOWN // drivers measure before their monitor's second hello
        : ConnectionPurpose.MONITOR;
  }

  /** Records who answers a hello, and the state that the reply tells. */
  public synchronized void answeredBy(Object responder, ServerState.Snapshot told) {
    helloBefore = lastHello;
    lastHello = LastHello.answered(responder, told);
  }

  /** Records that the test answers a hello by hand, and the server's topology version now. */
  public synchronized void heldBy(Object hold, TopologyVersion version) {
    helloBefore = lastHello;
    lastHello = LastHello.held(hold, version);
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

  /** Records that a command that writes succeeded. */
  public void wrote() {
    hasWritten = true;
  }

  /** Tells whether a command that writes has succeeded on this connection. */
  public boolean hasWritten() {
    return hasWritten;
  }

  /**
   * Records that an error is about to be written.
   *
   * @param onceRead runs when the client has certainly read the error
   */
  public void sendsError(Runnable onceRead) {
    onceErrorRead = onceRead;
  }

  /** Records that the client has read all that was written. */
  public void hasRead() {
    if (onceErrorRead != null) {
      Runnable onceRead = onceErrorRead;
      onceErrorRead = null;
      onceRead.run();
    }
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
