package io.mockmongo.journal;

/**
 * The fact that a member of a replica set has another role from now on: it was elected, stepped
 * down, was removed. The journal of a test begins with the roles that the members have.
 *
 * <pre>{@code
 * changed.role().equals("PRIMARY")
 * }</pre>
 *
 * @param position the position in the journal
 * @param elapsedNanos nanoseconds since the server's start
 * @param connection the server, with 0 as the number: the change concerns all connections
 * @param role the state of the member, such as {@code PRIMARY} or {@code RECOVERING}
 * @param reason the set and its term, and the call of the test and its place
 */
public record RoleChanged(
    Position position, long elapsedNanos, ConnectionId connection, String role, String reason)
    implements Fact {

  @Override
  public String who() {
    return "server";
  }

  @Override
  public String what() {
    return "is " + role;
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
