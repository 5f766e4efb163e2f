package io.mockmongo.request;

import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import java.util.Optional;

/**
 * A request as a server records it, with a position, a connection and its handshake, and a
 * compressor.
 */
public record RecordedRequest(
    Received captured,
    Position position,
    ConnectionId connection,
    Optional<Received> handshake,
    Optional<Compressor> compressor)
    implements Received {

  RecordedRequest(Received captured, long number) {
    this(
        captured,
        new Position(number),
        new ConnectionId("localhost:27017", 1),
        Optional.empty(),
        Optional.empty());
  }

  public RecordedRequest on(String member, int number) {
    return new RecordedRequest(
        captured, position, new ConnectionId(member, number), handshake, compressor);
  }

  public RecordedRequest after(Received hello) {
    return new RecordedRequest(captured, position, connection, Optional.of(hello), compressor);
  }

  RecordedRequest compressedWith(Compressor used) {
    return new RecordedRequest(captured, position, connection, handshake, Optional.of(used));
  }

  @Override
  public long elapsedNanos() {
    return 0;
  }

  @Override
  public Message message() {
    return captured.message();
  }

  @Override
  public Command command() {
    return captured.command();
  }

  @Override
  public String toString() {
    return line();
  }
}
