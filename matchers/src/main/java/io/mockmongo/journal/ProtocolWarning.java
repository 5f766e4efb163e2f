package io.mockmongo.journal;

/**
 * The fact that a request violated a rule of the protocol; the server processed it all the same.
 *
 * <pre>{@code
 * for (ProtocolWarning warning : server.journal().warnings()) {
 *   System.out.println(warning.text()); // 7. ping admin: an OP_MSG has $db, but this one has none
 * }
 * }</pre>
 *
 * @param position the position in the journal, soon after the request's
 * @param elapsedNanos nanoseconds since the server's start
 * @param request the request
 * @param rule the rule
 * @param actual the violation, as the end of a sentence
 */
public record ProtocolWarning(
    Position position, long elapsedNanos, Received request, ProtocolRule rule, String actual)
    implements Fact {

  @Override
  public ConnectionId connection() {
    return request.connection();
  }

  @Override
  public String who() {
    return "client";
  }

  @Override
  public String what() {
    return "violates protocol";
  }

  /** Returns the request's position and name, the rule, and the violation. */
  @Override
  public String text() {
    return request.position() + ". " + request.what() + ": " + rule.text() + ", but " + actual;
  }

  @Override
  public String toString() {
    return line();
  }
}
