package io.mockmongo.journal;

/**
 * The fact that a client connected.
 *
 * <pre>{@code
 * long sockets = journal.facts().stream().filter(ConnectionOpened.class::isInstance).count();
 * }</pre>
 *
 * @param position the position in the journal
 * @param elapsedNanos nanoseconds since the server's start
 * @param connection the new connection
 * @param remote the client's address as the operating system reports it
 */
public record ConnectionOpened(
    Position position, long elapsedNanos, ConnectionId connection, String remote) implements Fact {

  @Override
  public String who() {
    return "client";
  }

  @Override
  public String what() {
    return "connects";
  }

  @Override
  public String text() {
    return "from " + remote;
  }

  @Override
  public String toString() {
    return line();
  }
}
