package io.mockmongo.request;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.pattern.Difference;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hamcrest.Matcher;

/**
 * A pattern over the ends of connections: how, by whom, and why. Immutable and thread-safe.
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
   * Returns the pattern of the connections that ended in a way.
   *
   * <pre>{@code
   * connectionEnded(CLIENT_CLOSED, CLIENT_RESET)
   * }</pre>
   *
   * @param endings how, and thereby by whom; any of these, or any at all where there is none
   * @return the pattern
   */
  public static ConnectionEndedPattern connectionEnded(Ending... endings) {
    ArgumentChecks.value(endings, "connectionEnded(...)", "endings");
    for (Ending ending : endings) {
      ArgumentChecks.value(ending, "connectionEnded(...)", "endings");
    }
    ConnectionEndedPattern any = new ConnectionEndedPattern(List.of());
    return endings.length == 0 ? any : any.and(new As(List.of(endings)));
  }

  /**
   * Asks why the connection ended.
   *
   * <pre>{@code
   * connectionEnded(MALFORMED).because(containsString("at offset 21"))
   * }</pre>
   *
   * @param reason a matcher of what {@link ConnectionEnded#reason} says
   * @return the longer pattern
   */
  public ConnectionEndedPattern because(Matcher<? super String> reason) {
    ArgumentChecks.value(reason, "because(...)", "a matcher");
    return and(
        new HamcrestCondition<ConnectionEnded, String>(
            "because", "reason", ConnectionEnded::reason, reason));
  }

  @Override
  ConnectionEndedPattern of(List<FactCondition<? super ConnectionEnded>> conditions) {
    return new ConnectionEndedPattern(conditions);
  }

  /** The connection ended in one of these ways. */
  record As(List<Ending> endings) implements FactCondition<ConnectionEnded> {

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
