package io.mockmongo.request;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.pattern.Difference;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hamcrest.Matcher;

/**
 * A pattern for ends of connections: how a connection ended, on which side, and why. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * server.awaits(connectionEnded(HUNG_UP).onConnectionOf(request));
 * server.awaits(connectionEnded(MALFORMED).because(containsString("at offset 21")));
 * }</pre>
 */
public final class ConnectionEndedPattern
    extends FactPattern<ConnectionEnded, ConnectionEndedPattern> {

  private ConnectionEndedPattern(List<FactCondition<? super ConnectionEnded>> conditions) {
    super(ConnectionEnded.class, "connection ended", conditions);
  }

  /**
   * Returns a pattern that matches the end of a connection.
   *
   * <pre>{@code
   * connectionEnded(CLIENT_CLOSED, CLIENT_RESET)
   * }</pre>
   *
   * @param endings the endings that match; all if none is given
   * @return the pattern
   */
  public static ConnectionEndedPattern connectionEnded(Ending... endings) {
    ArgumentChecks.notNull(endings, "connectionEnded(...)", "endings");
    for (Ending ending : endings) {
      ArgumentChecks.notNull(ending, "connectionEnded(...)", "endings");
    }
    ConnectionEndedPattern any = new ConnectionEndedPattern(List.of());
    return endings.length == 0 ? any : any.and(new EndingCondition(List.of(endings)));
  }

  /**
   * Requires the reason for which the connection ended.
   *
   * <pre>{@code
   * connectionEnded(MALFORMED).because(containsString("at offset 21"))
   * }</pre>
   *
   * @param reason a matcher for the {@link ConnectionEnded#reason}
   * @return a new pattern with this condition
   */
  public ConnectionEndedPattern because(Matcher<? super String> reason) {
    ArgumentChecks.notNull(reason, "because(...)", "a matcher");
    return and(
        new HamcrestCondition<ConnectionEnded, String>(
            "because", "reason", ConnectionEnded::reason, reason));
  }

  @Override
  ConnectionEndedPattern of(List<FactCondition<? super ConnectionEnded>> conditions) {
    return new ConnectionEndedPattern(conditions);
  }

  /** A condition that the connection ended with one of the given endings. */
  record EndingCondition(List<Ending> endings) implements FactCondition<ConnectionEnded> {

    @Override
    public void compare(ConnectionEnded ended, Consumer<Difference> report) {
      if (!endings.contains(ended.ending())) {
        report.accept(new Difference("ending", names(), ended.ending().name()));
      }
    }

    @Override
    public String text() {
      return "as " + names();
    }

    private String names() {
      return endings.stream().map(Ending::name).collect(Collectors.joining(" or "));
    }
  }
}
