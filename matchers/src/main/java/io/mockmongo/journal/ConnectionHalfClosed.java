package io.mockmongo.journal;

/**
 * The server ended what goes to the client, and went on reading what comes from it.
 *
 * <pre>{@code
 * server.awaits(connectionHalfClosed().onConnectionOf(request));
 * }</pre>
 *
 * @param position the position in the journal
 * @param elapsedNanos nanoseconds since the server's start
 * @param connection the connection
 * @param reason what led to it
 */
public record ConnectionHalfClosed(
    Position position, long elapsedNanos, ConnectionId connection, String reason) implements Fact {

  @Override
  public String who() {
    return "server";
  }

  @Override
  public String what() {
    return "half-closes";
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
