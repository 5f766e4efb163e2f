package io.mockmongo.journal;

/**
 * The fact that a setting of a client was left out when the address of the server was applied to
 * its settings, such as a credential for a server without users.
 *
 * <pre>{@code
 * omitted.text().startsWith("the client's credential of user \"app\" was left out")
 * }</pre>
 *
 * @param position the position in the journal
 * @param elapsedNanos nanoseconds since the server's start
 * @param connection the server, with 0 as the number: the client is not connected yet
 * @param text the setting, and why it was left out
 */
public record SettingOmitted(
    Position position, long elapsedNanos, ConnectionId connection, String text) implements Fact {

  @Override
  public String who() {
    return "server";
  }

  @Override
  public String what() {
    return "warns:";
  }

  @Override
  public String toString() {
    return line();
  }
}
