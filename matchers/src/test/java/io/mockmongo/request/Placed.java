package io.mockmongo.request;

import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.message.Message;
import java.util.Optional;

/** A request as a server would have it: with a position, a connection, and that one's handshake. */
public record Placed(
    Received captured, Position position, ConnectionId connection, Optional<Received> handshake)
    implements Received {

  Placed(Received captured, long number) {
    this(captured, new Position(number), new ConnectionId("localhost:27017", 1), Optional.empty());
  }

  public Placed on(String member, int number) {
    return new Placed(captured, position, new ConnectionId(member, number), handshake);
  }

  public Placed after(Received hello) {
    return new Placed(captured, position, connection, Optional.of(hello));
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
