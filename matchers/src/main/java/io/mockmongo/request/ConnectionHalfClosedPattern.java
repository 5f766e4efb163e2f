package io.mockmongo.request;

import io.mockmongo.journal.ConnectionHalfClosed;
import java.util.List;

/**
 * A pattern for half-closed connections: the server closed the direction to the client only.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * assertThat(halfClosed, is(connectionHalfClosed().onConnection(1)));
 * }</pre>
 */
public final class ConnectionHalfClosedPattern
    extends FactPattern<ConnectionHalfClosed, ConnectionHalfClosedPattern> {

  private ConnectionHalfClosedPattern(
      List<FactCondition<? super ConnectionHalfClosed>> conditions) {
    super(ConnectionHalfClosed.class, "connection half-closed", conditions);
  }

  /**
   * Returns a pattern that matches every half-closed connection.
   *
   * <pre>{@code
   * connectionHalfClosed().onConnection(1)
   * }</pre>
   */
  public static ConnectionHalfClosedPattern connectionHalfClosed() {
    return new ConnectionHalfClosedPattern(List.of());
  }

  @Override
  ConnectionHalfClosedPattern of(List<FactCondition<? super ConnectionHalfClosed>> conditions) {
    return new ConnectionHalfClosedPattern(conditions);
  }
}
