package io.mockmongo.journal;

import io.mockmongo.message.Command;
import io.mockmongo.message.Message;

/** A request that no mock server received, such as one from a capture. */
record CapturedRequest(Message message, Command command) implements Received {

  private static final ConnectionId CAPTURED = new ConnectionId("captured", 1);

  @Override
  public Position position() {
    return Position.START;
  }

  @Override
  public long elapsedNanos() {
    return 0;
  }

  @Override
  public ConnectionId connection() {
    return CAPTURED;
  }

  @Override
  public String toString() {
    return line();
  }
}
