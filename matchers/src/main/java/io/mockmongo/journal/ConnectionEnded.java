package io.mockmongo.journal;

/**
 * The fact that a connection ended.
 *
 * <pre>{@code
 * ended.ending() == ConnectionEnded.Ending.MALFORMED && ended.reason().contains("at offset 21")
 * }</pre>
 *
 * @param position the position in the journal
 * @param elapsedNanos nanoseconds since the server's start
 * @param connection the connection
 * @param ending how the connection ended, and on which side
 * @param reason the reason, with the offset in the message if its bytes were malformed
 */
public record ConnectionEnded(
    Position position, long elapsedNanos, ConnectionId connection, Ending ending, String reason)
    implements Fact {

  /** The ways in which a connection ends. */
  public enum Ending {
    /** The client closed the connection between two messages. */
    CLIENT_CLOSED("client", "closes"),
    /** The client reset the connection, or the operating system aborted it. */
    CLIENT_RESET("client", "resets"),
    /** The client did not read the server's messages; the server stopped waiting and closed. */
    CLIENT_STALLED("server", "times out"),
    /** The client sent bytes that are not a message; the server closed the connection. */
    MALFORMED("server", "rejects bytes"),
    /**
     * The TLS handshake failed, or the client ended or violated TLS later; the server or the client
     * closed the connection.
     */
    TLS_FAILED("client", "fails TLS"),
    /** The test closed the connection: the server hung up. */
    HUNG_UP("server", "hangs up"),
    /** The test reset the connection: the client saw a TCP reset. */
    RESET("server", "resets"),
    /** The server refused new connections: it accepted this one and closed it at once. */
    REFUSED("server", "refuses connection"),
    /** The server went down; it may come back. */
    WENT_DOWN("server", "goes down"),
    /** The server was closed. */
    SERVER_CLOSED("server", "closes");

    private final String who;
    private final String what;

    Ending(String who, String what) {
      this.who = who;
      this.what = what;
    }
  }

  @Override
  public String who() {
    return ending.who;
  }

  @Override
  public String what() {
    return ending.what;
  }

  @Override
  public String text() {
    return reason;
  }

  @Override
  public String toString() {
    return line();
  }
}
