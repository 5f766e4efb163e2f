package io.mockmongo.matchers;

import static io.mockmongo.journal.ConnectionEnded.Ending.CLIENT_CLOSED;
import static io.mockmongo.journal.ConnectionEnded.Ending.CLIENT_RESET;
import static io.mockmongo.journal.ConnectionEnded.Ending.HUNG_UP;
import static io.mockmongo.journal.ConnectionEnded.Ending.MALFORMED;
import static io.mockmongo.matchers.ConversationMatchers.closedByClient;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.ConversationMatchers.connectionHalfClosed;
import static io.mockmongo.matchers.ConversationMatchers.connectionOpened;
import static io.mockmongo.matchers.ConversationMatchers.hungUp;
import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.matchers.ShopRequest.request;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionHalfClosed;
import io.mockmongo.journal.ConnectionOpened;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpMsg;
import io.mockmongo.request.ConnectionEndedPattern;
import io.mockmongo.request.ConnectionHalfClosedPattern;
import io.mockmongo.request.ConnectionOpenedPattern;
import io.mockmongo.request.ReplyPattern;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The examples in the Javadoc of {@link ConversationMatchers}, {@link ReplyPattern}, {@link
 * ConnectionOpenedPattern}, {@link ConnectionHalfClosedPattern} and {@link ConnectionEndedPattern}.
 */
class ConversationExamplesTest {

  private final Received insert = request("{insert: 'orders', $db: 'shop'}");
  private final Sent sent = sent("{n: 1, ok: 1.0}", insert, "the test");
  private final Sent greeting = sent("{ok: 1.0}", ShopRequest.HANDSHAKE, "the built-in handshake");
  private final Fact opened =
      new ConnectionOpened(new Position(1), 0, ShopRequest.FIRST, "/127.0.0.1:5");
  private final Journal journal =
      new Journal(
          List.of(opened, insert, sent, ended(HUNG_UP, "by the test")),
          0,
          Position.START,
          Instant.EPOCH);

  private static Sent sent(String document, Received request, String answeredBy) {
    OpMsg message = OpMsg.of(42, 41, ExtendedJson.parse(document));
    return Sent.of(new Position(4), 0, ShopRequest.FIRST, message, request, answeredBy);
  }

  private static Fact ended(Ending ending, String reason) {
    return new ConnectionEnded(new Position(5), 0, ShopRequest.FIRST, ending, reason);
  }

  @Test
  void replies() {
    assertThat(sent, is(reply().to(command("insert"))));
    assertThat(greeting, not(reply().to(command("insert"))));

    assertThat(sent, is(reply("{n: 1}")));
    assertThat(sent, not(reply("{n: 2}")));

    assertThat(sent, is(reply().matching("{n: 1, code: {$$exists: false}}")));
    assertThat(sent, is(reply().to(command("insert").on("shop.orders"))));
    assertThat(sent, not(reply().to(command("insert").on("shop.carts"))));
    assertThat(sent, is(reply().answeredBy("the test")));
    assertThat(greeting, not(reply().answeredBy("the test")));
    assertThat(greeting, is(reply().to(handshake()).answeredBy(containsString("built-in"))));
    assertThat(sent, not(reply().answeredBy(containsString("built-in"))));
  }

  @Test
  void beginnings() {
    assertThat(journal.facts(), hasItem(connectionOpened().onConnectionOf(insert)));
    assertThat(opened, is(connectionOpened().onConnection(1)));
    assertThat(insert, not(connectionOpened()));
  }

  @Test
  void half_ends() {
    Fact halfClosed =
        new ConnectionHalfClosed(new Position(5), 0, ShopRequest.FIRST, "by the test");
    Journal journal =
        new Journal(List.of(opened, insert, halfClosed), 0, Position.START, Instant.EPOCH);

    assertThat(journal.facts(), hasItem(connectionHalfClosed().onConnectionOf(insert)));
    assertThat(halfClosed, is(connectionHalfClosed().onConnection(1)));
    assertThat(halfClosed, not(connectionHalfClosed().onConnection(2)));
    assertThat(halfClosed, not(connectionEnded()));
    assertThat(insert, not(connectionHalfClosed()));
  }

  @Test
  void ends() {
    assertThat(journal.facts(), hasItem(connectionEnded()));
    assertThat(journal.facts(), not(hasItem(connectionEnded(MALFORMED, CLIENT_RESET))));

    assertThat(journal.facts(), hasItem(hungUp().onConnectionOf(insert)));

    assertThat(journal.facts(), not(hasItem(closedByClient())));
    assertThat(ended(CLIENT_CLOSED, "end of stream"), is(closedByClient()));
    assertThat(ended(CLIENT_RESET, "reset"), is(connectionEnded(CLIENT_CLOSED, CLIENT_RESET)));
    assertThat(
        ended(MALFORMED, "an int32 is cut off at offset 21"),
        is(connectionEnded(MALFORMED).because(containsString("at offset 21"))));
    assertThat(
        ended(MALFORMED, "an int32 is cut off at offset 8"),
        not(connectionEnded(MALFORMED).because(containsString("at offset 21"))));
  }
}
