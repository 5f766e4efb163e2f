package io.mockmongo.journal;

/**
 * The fact that the server half-closed a connection: it closed the direction to the client and
 * continues to read from the client.
 *
 * <pre>{@code
 * server.awaits(connectionHalfClosed().onConnectionOf(request));
 * }</pre>
 *
 * @param position the position in the journal
 * @param elapsedNanos nanoseconds since the server's start
 * @param connection the connection
 * @param reason the reason
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
