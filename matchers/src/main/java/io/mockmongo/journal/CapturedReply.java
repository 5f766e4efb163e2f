package io.mockmongo.journal;

import io.mockmongo.message.Message;

/** A reply that no mock server sent, such as one from a capture. */
record CapturedReply(
    Position position,
    long elapsedNanos,
    ConnectionId connection,
    Message message,
    Received request,
    String answeredBy)
    implements Sent {

  @Override
  public String toString() {
    return line();
  }
}
