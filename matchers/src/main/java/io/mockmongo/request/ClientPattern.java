package io.mockmongo.request;

import io.mockmongo.journal.ConnectionPurpose;
import io.mockmongo.journal.Received;
import io.mockmongo.pattern.DocumentPattern;
import java.util.List;

/**
 * A pattern for the client of requests: its metadata, the server it sends them to, and the state
 * and purpose of its connection.
 *
 * <pre>{@code
 * heartbeat().ofMonitor()
 * }</pre>
 *
 * @param <P> the pattern itself
 */
public abstract sealed class ClientPattern<P extends ClientPattern<P>> extends SessionPattern<P>
    permits RequestPattern {

  ClientPattern(List<FactCondition<? super Received>> conditions) {
    super(conditions);
  }

  /**
   * Requires the application name that the client sent in the connection's handshake ({@code
   * appName} in a connection string). For a message that no server received, only a handshake has
   * it.
   *
   * <pre>{@code
   * command("insert").fromApplication("shop")
   * }</pre>
   *
   * @param name the application's name
   * @return a new pattern with this condition
   * @throws IllegalArgumentException if the name is empty
   */
  public P fromApplication(String name) {
    return and(
        ClientConditions.application(
            ArgumentChecks.notEmpty(name, "fromApplication(...)", "a name")));
  }

  /**
   * Requires client metadata (driver, operating system, platform, application) in the connection's
   * handshake, compared by subset; see {@link DocumentPattern}.
   *
   * <pre>{@code
   * anyCommand().fromClient("{driver: {version: '5.14.0'}}")
   * }</pre>
   *
   * @param extendedJson the required fields, such as {@code {driver: {version: '5.14.0'}}}
   * @return a new pattern with this condition
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON; the message
   *     has the line and column
   */
  public P fromClient(String extendedJson) {
    ArgumentChecks.notNull(extendedJson, "fromClient(...)", "a document");
    return and(new ClientConditions.MetadataCondition(DocumentPattern.of(extendedJson)));
  }

  /**
   * Requires the server that received the request, in a test with several servers.
   *
   * <pre>{@code
   * command("insert").sentTo("localhost:27018")
   * }</pre>
   *
   * @param address {@code host:port} or the path of a Unix socket, as in {@code server.address()}
   * @return a new pattern with this condition
   * @throws IllegalArgumentException if the address is invalid
   */
  public P sentTo(String address) {
    return and(ConnectionConditions.server(address));
  }

  /**
   * Requires that the connection is open at the time of the comparison.
   *
   * <pre>{@code
   * command("ping").onOpenConnection()
   * }</pre>
   *
   * @return a new pattern with this condition
   */
  public P onOpenConnection() {
    return and(ConnectionOpenCondition.OPEN);
  }

  /**
   * Requires that the connection has ended at the time of the comparison. With such a pattern
   * {@code receives} takes requests that can no longer be answered, which it otherwise leaves out.
   *
   * <pre>{@code
   * command("ping").onEndedConnection()
   * }</pre>
   *
   * @return a new pattern with this condition
   */
  public P onEndedConnection() {
    return and(ConnectionOpenCondition.ENDED);
  }

  /**
   * Requires the connection of a monitor: it sends an awaitable hello, or heartbeats while its
   * client does not stream. Not known of a first hello before the connection's next request; see
   * {@link ConnectionPurpose}.
   *
   * <pre>{@code
   * handshake().ofMonitor()
   * }</pre>
   *
   * @return a new pattern with this condition
   */
  public P ofMonitor() {
    return and(new PurposeCondition(ConnectionPurpose.MONITOR));
  }

  /**
   * Requires the connection on which a client that streams measures round-trip times: it sends
   * heartbeats that the server answers at once. Not known of a first hello before the connection's
   * next request; see {@link ConnectionPurpose}.
   *
   * <pre>{@code
   * heartbeat().ofRoundTripMonitor()
   * }</pre>
   *
   * @return a new pattern with this condition
   */
  public P ofRoundTripMonitor() {
    return and(new PurposeCondition(ConnectionPurpose.ROUND_TRIP_TIME));
  }

  /**
   * Requires a connection of the pool, which sends the application's commands. Of a first hello it
   * is known at once where the client authenticates or expects a load balancer, else only by the
   * connection's next request; see {@link ConnectionPurpose}.
   *
   * <pre>{@code
   * handshake().ofPool()
   * }</pre>
   *
   * @return a new pattern with this condition
   */
  public P ofPool() {
    return and(new PurposeCondition(ConnectionPurpose.POOL));
  }
}
