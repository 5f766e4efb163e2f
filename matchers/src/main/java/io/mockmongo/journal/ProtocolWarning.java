package io.mockmongo.journal;

/**
 * A client sent a request against a rule of the protocol, and was served all the same.
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
 * @param actual what there is instead, as the end of a sentence
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
    return "breaks the protocol";
  }

  /** Returns the request's place and name, the rule, and what there is instead. */
  @Override
  public String text() {
    return request.position() + ". " + request.what() + ": " + rule.text() + ", but " + actual;
  }

  @Override
  public String toString() {
    return line();
  }
}
