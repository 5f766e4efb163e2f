package io.mockmongo.server;

import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Sent;
import io.mockmongo.message.Message;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.MessageDecoder;

/**
 * The fact that a reply was sent. Of a small one the bytes are kept, since they weigh less than
 * what is read from them; of a large one the message itself, which shares its documents with
 * others.
 */
final class SentReply implements Sent {

  private static final int SMALL = 4 * 1024;

  private final long order;
  private final long elapsedNanos;
  private final Request request;
  private final String answeredBy;
  private final int length;
  private final byte[] small;
  private final Message large;

  SentReply(
      long order,
      long elapsedNanos,
      Request request,
      String answeredBy,
      Frame frame,
      Message message) {
    this.order = order;
    this.elapsedNanos = elapsedNanos;
    this.request = request;
    this.answeredBy = answeredBy;
    this.length = frame.length();
    this.small = length <= SMALL ? frame.bytes() : null;
    this.large = length <= SMALL ? null : message;
  }

  @Override
  public long order() {
    return order;
  }

  @Override
  public long elapsedNanos() {
    return elapsedNanos;
  }

  @Override
  public ConnectionId connection() {
    return request.connection();
  }

  @Override
  public Message message() {
    return small == null ? large : MessageDecoder.decode(Frame.of(small));
  }

  @Override
  public Request request() {
    return request;
  }

  @Override
  public String answeredBy() {
    return answeredBy;
  }

  /** Returns the size of the message in bytes. */
  int length() {
    return length;
  }

  @Override
  public String toString() {
    return line();
  }
}
