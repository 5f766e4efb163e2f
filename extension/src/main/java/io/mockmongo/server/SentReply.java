package io.mockmongo.server;

import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Sent;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.origin.Origin;
import io.mockmongo.recorder.SizedFact;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.MessageDecoder;
import io.mockmongo.wire.MessageEncoder;
import java.util.Optional;

/**
 * The fact that a reply was sent. It keeps the bytes of a small reply, which take less memory than
 * the decoded message, and the message of a large one, which shares its documents with other
 * replies.
 */
final class SentReply implements Sent, SizedFact {

  private final long position;
  private final long elapsedNanos;
  private final Exchange request;
  private final Origin answeredBy;
  private final byte[] small;
  private final Message large;

  SentReply(
      long position,
      long elapsedNanos,
      Exchange request,
      Origin answeredBy,
      OutgoingMessage outgoing) {
    this.position = position;
    this.elapsedNanos = elapsedNanos;
    this.request = request;
    this.answeredBy = answeredBy;
    this.small = outgoing.frame() == null ? null : outgoing.frame().bytes();
    this.large = outgoing.frame() == null ? outgoing.message() : null;
  }

  @Override
  public Position position() {
    return new Position(position);
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
  public Optional<Compressor> compressor() {
    return small == null ? Optional.empty() : Frame.of(small).compressor();
  }

  @Override
  public Exchange request() {
    return request;
  }

  @Override
  public String answeredBy() {
    return answeredBy.toString();
  }

  @Override
  public byte[] bytes() {
    return small == null ? Sent.super.bytes() : small.clone();
  }

  /** Returns the size of the message in bytes. */
  @Override
  public long weight() {
    return small == null ? MessageEncoder.sizeOf(large) : small.length;
  }

  @Override
  public String toString() {
    return line();
  }
}
