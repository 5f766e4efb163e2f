package io.mockmongo.matchers;

import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.request.ConnectionEndedPattern;
import io.mockmongo.request.ConnectionHalfClosedPattern;
import io.mockmongo.request.ConnectionOpenedPattern;
import io.mockmongo.request.ReplyPattern;

/**
 * Hamcrest matchers for the replies of a server, and for opened, half-closed and ended connections.
 * All are immutable and thread-safe. Matchers for requests are in {@link MongoMatchers}; both kinds
 * match facts of the journal.
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
   * Matches all replies; add conditions with the methods of {@link ReplyPattern}.
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
   * Matches replies whose document has the fields of a pattern.
   *
   * <pre>{@code
   * assertThat(sent, is(reply("{n: 1}")));
   * assertThat(sent, not(reply("{n: 2}")));
   * }</pre>
   *
   * @param extendedJson the required fields, compared by subset
   * @return the pattern
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON; the message
   *     has the line and column
   */
  public static ReplyPattern reply(String extendedJson) {
    return ReplyPattern.reply().matching(extendedJson);
  }

  /**
   * Matches ended connections that the test closed: the server hung up.
   *
   * <pre>{@code
   * assertThat(journal.facts(), hasItem(hungUp().onConnectionOf(insert)));
   * }</pre>
   */
  public static ConnectionEndedPattern hungUp() {
    return connectionEnded(Ending.HUNG_UP);
  }

  /**
   * Matches ended connections that the client closed between two messages.
   *
   * <pre>{@code
   * assertThat(journal.facts(), not(hasItem(closedByClient())));
   * }</pre>
   */
  public static ConnectionEndedPattern closedByClient() {
    return connectionEnded(Ending.CLIENT_CLOSED);
  }

  /**
   * Matches ended connections: the facts that a connection was closed, reset or lost.
   *
   * <pre>{@code
   * assertThat(journal.facts(), hasItem(connectionEnded()));
   * assertThat(journal.facts(), not(hasItem(connectionEnded(MALFORMED, CLIENT_RESET))));
   * }</pre>
   *
   * @param endings the endings that match; all if none is given
   * @return the pattern
   */
  public static ConnectionEndedPattern connectionEnded(Ending... endings) {
    return ConnectionEndedPattern.connectionEnded(endings);
  }

  /**
   * Matches opened connections: the facts that a client connected.
   *
   * <pre>{@code
   * assertThat(journal.facts(), hasItem(connectionOpened().onConnectionOf(insert)));
   * }</pre>
   */
  public static ConnectionOpenedPattern connectionOpened() {
    return ConnectionOpenedPattern.connectionOpened();
  }

  /**
   * Matches half-closed connections: the server closed the direction to the client and continues to
   * read.
   *
   * <pre>{@code
   * assertThat(journal.facts(), hasItem(connectionHalfClosed().onConnectionOf(insert)));
   * }</pre>
   */
  public static ConnectionHalfClosedPattern connectionHalfClosed() {
    return ConnectionHalfClosedPattern.connectionHalfClosed();
  }
}
