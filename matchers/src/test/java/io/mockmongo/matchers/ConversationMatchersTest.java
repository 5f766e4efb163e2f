package io.mockmongo.matchers;

import static io.mockmongo.journal.ConnectionEnded.Ending.CLIENT_CLOSED;
import static io.mockmongo.journal.ConnectionEnded.Ending.HUNG_UP;
import static io.mockmongo.matchers.ConversationMatchers.closedByClient;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.ConversationMatchers.connectionOpened;
import static io.mockmongo.matchers.ConversationMatchers.hungUp;
import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.ConnectionOpened;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpMsg;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A journal's facts of all kinds, matched side by side. */
class ConversationMatchersTest {

  private static final ConnectionId FIRST = new ConnectionId("localhost:27017", 1);
  private static final Received PING =
      Received.of(OpMsg.of(1, 0, ExtendedJson.parse("{ping: 1, $db: 'admin'}")));
  private static final Sent SENT =
      Sent.of(
          new Position(3),
          0,
          FIRST,
          OpMsg.of(2, 1, ExtendedJson.parse("{ok: 1.0}")),
          PING,
          "the test");
  private static final Fact OPENED =
      new ConnectionOpened(new Position(1), 0, FIRST, "/127.0.0.1:5");
  private static final Journal JOURNAL =
      new Journal(List.of(OPENED, PING, SENT, ended(HUNG_UP)), 0, Position.START, Instant.EPOCH);

  private static Fact ended(Ending ending) {
    return new ConnectionEnded(new Position(4), 0, FIRST, ending, "by the test");
  }

  @Test
  void a_conversation_is_matched_fact_by_fact() {
    assertThat(
        JOURNAL.facts(), contains(connectionOpened(), command("ping"), reply("{ok: 1}"), hungUp()));
    assertThat(JOURNAL.facts(), hasItem(connectionEnded()));
    assertThat(JOURNAL.facts(), not(hasItem(closedByClient())));
    assertThat(JOURNAL.facts(), hasItem(anyOf(closedByClient(), hungUp().onConnection(1))));
  }

  @Test
  void requests_and_replies_are_matched_alone_too() {
    assertThat(JOURNAL.received(), contains(command("ping")));
    assertThat(JOURNAL.sent(), contains(reply().to(command("ping")).answeredBy("the test")));
    assertThat(JOURNAL.sent(), everyItem(is(reply("{ok: 1}"))));
    assertThat(JOURNAL.sent(), not(hasItem(reply("{ok: 0}"))));
  }

  @Test
  void ends_have_names() {
    assertThat(ended(CLIENT_CLOSED), is(closedByClient()));
    assertThat(ended(CLIENT_CLOSED), not(hungUp()));
    assertThat(ended(HUNG_UP), is(hungUp()));
    assertThat(ended(HUNG_UP), not(closedByClient()));
    assertThat(ended(HUNG_UP), is(connectionEnded(CLIENT_CLOSED, HUNG_UP)));
  }

  @Test
  void what_is_missing_is_told_among_what_there_was() {
    var failure =
        assertThrows(
            AssertionError.class,
            () -> assertThat(List.of(SENT), hasItem(reply("{n: 1}").to(command("insert")))));
    assertThat(
        failure.getMessage(),
        is(
            String.format(
                "%nExpected: a collection containing reply matching {n: 1} to insert"
                    + "%n     but: mismatches were: [n: expected 1, but was absent;"
                    + " request's command: expected insert, but was ping]")));
  }
}
