package io.mockmongo.matchers;

import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.request.ConnectionEndedPattern;
import io.mockmongo.request.ConnectionHalfClosedPattern;
import io.mockmongo.request.ConnectionOpenedPattern;
import io.mockmongo.request.ReplyPattern;

/**
 * Hamcrest matchers over what a server sent, and over the beginnings and ends of connections. All
 * are immutable and thread-safe; those over what clients send are in {@link MongoMatchers}, and
 * stand beside these wherever facts are matched.
 *
 * <pre>{@code
 * import static io.mockmongo.matchers.ConversationMatchers.*;
 *
 * assertThat(server.journal().sent(), hasItem(reply("{n: 1}").to(command("insert"))));
 * assertThat(server.journal().facts(), hasItem(hungUp().onConnectionOf(insert)));
 * }</pre>
 */
public final class ConversationMatchers {

  private ConversationMatchers() {}

  /**
   * Matches all replies; narrow them down with {@link ReplyPattern}'s methods.
   *
   * <pre>{@code
   * assertThat(sent, is(reply().to(command("insert"))));
   * assertThat(greeting, not(reply().to(command("insert"))));
   * }</pre>
   */
  public static ReplyPattern reply() {
    return ReplyPattern.reply();
  }

  /**
   * Matches replies that have the fields of a pattern.
   *
   * <pre>{@code
   * assertThat(sent, is(reply("{n: 1}")));
   * assertThat(sent, not(reply("{n: 2}")));
   * }</pre>
   *
   * @param extendedJson the fields that must be there
   * @return the pattern
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  public static ReplyPattern reply(String extendedJson) {
    return ReplyPattern.reply().matching(extendedJson);
  }

  /**
   * Matches the beginnings of connections.
   *
   * <pre>{@code
   * assertThat(journal.facts(), hasItem(connectionOpened().onConnectionOf(insert)));
   * }</pre>
   */
  public static ConnectionOpenedPattern connectionOpened() {
    return ConnectionOpenedPattern.connectionOpened();
  }

  /**
   * Matches the ends of connections.
   *
   * <pre>{@code
   * assertThat(journal.facts(), hasItem(connectionEnded()));
   * assertThat(journal.facts(), not(hasItem(connectionEnded(MALFORMED, CLIENT_RESET))));
   * }</pre>
   *
   * @param endings how they ended: any of these, or any at all where there is none
   * @return the pattern
   */
  public static ConnectionEndedPattern connectionEnded(Ending... endings) {
    return ConnectionEndedPattern.connectionEnded(endings);
  }

  /**
   * Matches the half-closing of connections by the server, which goes on reading them.
   *
   * <pre>{@code
   * assertThat(journal.facts(), hasItem(connectionHalfClosed().onConnectionOf(insert)));
   * }</pre>
   */
  public static ConnectionHalfClosedPattern connectionHalfClosed() {
    return ConnectionHalfClosedPattern.connectionHalfClosed();
  }

  /**
   * Matches the ends of connections on which the test had the server hang up.
   *
   * <pre>{@code
   * assertThat(journal.facts(), hasItem(hungUp().onConnectionOf(insert)));
   * }</pre>
   */
  public static ConnectionEndedPattern hungUp() {
    return connectionEnded(Ending.HUNG_UP);
  }

  /**
   * Matches the ends of connections that the client closed between two messages.
   *
   * <pre>{@code
   * assertThat(journal.facts(), not(hasItem(closedByClient())));
   * }</pre>
   */
  public static ConnectionEndedPattern closedByClient() {
    return connectionEnded(Ending.CLIENT_CLOSED);
  }
}
