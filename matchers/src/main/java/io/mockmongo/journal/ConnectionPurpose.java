package io.mockmongo.journal;

import io.mockmongo.message.Command;

/**
 * What a client uses a connection for, as far as its requests tell: a driver opens connections for
 * monitoring, for round-trip times and for the commands of the application.
 *
 * <pre>{@code
 * Fact hello = server.awaits(handshake().ofMonitor());
 * assertThat(((Received) hello).connectionPurpose(), is(ConnectionPurpose.MONITOR));
 * }</pre>
 *
 * <p>A first hello tells it only where it asks for authentication or a load balancer. Otherwise the
 * connection's next requests do: a command belongs to the pool, a hello with {@code maxAwaitTimeMS}
 * to a monitor. Other heartbeats measure the round-trip time if the client streams, which means
 * that it has sent such a hello on another connection; after two of them without that, they belong
 * to a monitor that polls. Clients with the same metadata count as one.
 */
public enum ConnectionPurpose {
  /** Monitoring the server, by streaming or polling. */
  MONITOR("monitor"),
  /** Measuring the round-trip time while a monitor streams. */
  ROUND_TRIP_TIME("round-trip monitor"),
  /** The commands of the application, and authentication before them. */
  POOL("pool"),
  /** Not known yet: what the connection has sent so far does not tell. */
  UNKNOWN("not known yet");

  private final String words;

  ConnectionPurpose(String words) {
    this.words = words;
  }

  /**
   * Returns what a hello tells by itself.
   *
   * @param hello the command of a hello
   * @return the purpose of its connection, {@link #UNKNOWN} if it may have several
   */
  public static ConnectionPurpose toldByHello(Command hello) {
    if (has(hello, "lsid")) {
      return POOL;
    }
    if (has(hello, "maxAwaitTimeMS")) {
      return MONITOR;
    }
    return has(hello, "speculativeAuthenticate")
            || has(hello, "saslSupportedMechs")
            || has(hello, "loadBalanced")
        ? POOL
        : UNKNOWN;
  }

  private static boolean has(Command hello, String field) {
    return hello.get(field) != null;
  }

  /** Returns the purpose in words, such as {@code round-trip monitor}. */
  @Override
  public String toString() {
    return words;
  }
}
