package io.mockmongo.journal;

/**
 * The fact that the TLS handshake of a connection succeeded; all that follows is encrypted.
 *
 * <pre>{@code
 * secured.agreed() // "TLSv1.3 TLS_AES_256_GCM_SHA384, client CN=client,OU=client,O=MockMongo"
 * }</pre>
 *
 * @param position the position in the journal
 * @param elapsedNanos nanoseconds since the server's start
 * @param connection the connection
 * @param agreed the negotiated protocol version and cipher suite, and the subject of the client's
 *     certificate if it presented one
 */
public record ConnectionSecured(
    Position position, long elapsedNanos, ConnectionId connection, String agreed) implements Fact {

  @Override
  public String who() {
    return "client";
  }

  @Override
  public String what() {
    return "agrees on TLS";
  }

  @Override
  public String text() {
    return agreed;
  }

  @Override
  public String toString() {
    return line();
  }
}
