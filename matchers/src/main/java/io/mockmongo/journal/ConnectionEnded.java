package io.mockmongo.journal;

/**
 * A connection came to its end.
 *
 * <pre>{@code
 * ended.ending() == ConnectionEnded.Ending.MALFORMED && ended.reason().contains("at offset 21")
 * }</pre>
 *
 * @param position the position in the journal
 * @param elapsedNanos nanoseconds since the server's start
 * @param connection the connection
 * @param ending how it ended, and by whom
 * @param reason what led to it, with the offset in the message where bytes were at fault
 */
public record ConnectionEnded(
    Position position, long elapsedNanos, ConnectionId connection, Ending ending, String reason)
    implements Fact {

  /** How a connection ended. */
  public enum Ending {
    /** The client closed it between two messages. */
    CLIENT_CLOSED("client", "closes"),
    /** The client reset it, or the operating system gave it up. */
    CLIENT_RESET("client", "is gone"),
    /** The client did not read what it was sent; the server gave up. */
    CLIENT_STALLED("server", "gives up"),
    /** The client sent bytes that are no message; the server closed it. */
    MALFORMED("server", "refuses bytes"),
    /**
     * Client and server did not agree on TLS, or the client broke off or broke its rules later; the
     * server closed it, or the client did.
     */
    TLS_FAILED("client", "fails at TLS"),
    /** The test had the server hang up. */
    HUNG_UP("server", "hangs up"),
    /** The test had the server break it off, so that the client saw a reset. */
    RESET("server", "resets"),
    /** The server was refusing new connections: it accepted this one, and closed it at once. */
    REFUSED("server", "refuses connection"),
    /** The server as a whole went down, to come back perhaps. */
    WENT_DOWN("server", "goes down"),
    /** The server as a whole was closed. */
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
