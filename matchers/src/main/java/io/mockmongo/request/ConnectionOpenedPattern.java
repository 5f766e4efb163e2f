package io.mockmongo.request;

import io.mockmongo.journal.ConnectionOpened;
import java.util.List;

/**
 * A pattern for opened connections. Immutable and thread-safe.
 *
 * <pre>{@code
 * assertThat(server.journal().facts(), hasItem(connectionOpened().onConnection(3)));
 * }</pre>
 */
public final class ConnectionOpenedPattern
    extends FactPattern<ConnectionOpened, ConnectionOpenedPattern> {

  private ConnectionOpenedPattern(List<FactCondition<? super ConnectionOpened>> conditions) {
    super(ConnectionOpened.class, "connection opened", conditions);
  }

  /**
   * Returns a pattern that matches every opened connection.
   *
   * <pre>{@code
   * connectionOpened().onConnection(1)
   * }</pre>
   */
  public static ConnectionOpenedPattern connectionOpened() {
    return new ConnectionOpenedPattern(List.of());
  }

  @Override
  ConnectionOpenedPattern of(List<FactCondition<? super ConnectionOpened>> conditions) {
    return new ConnectionOpenedPattern(conditions);
  }
}
