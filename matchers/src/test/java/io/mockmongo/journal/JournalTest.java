package io.mockmongo.journal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpMsg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {

  private static final ConnectionId FIRST = new ConnectionId("localhost:27017", 1);
  private static final Fact OPENED =
      new ConnectionOpened(new Position(1), 1_000, FIRST, "/127.0.0.1:5");
  private static final Received HELLO = received("{hello: 1, $db: 'admin'}");
  private static final Received PING = received("{ping: 1, $db: 'admin'}");
  private static final Sent PONG =
      Sent.of(
          new Position(4),
          4_000,
          FIRST,
          OpMsg.of(2, 1, ExtendedJson.parse("{ok: 1.0}")),
          PING,
          "the test");
  private static final Fact ENDED =
      new ConnectionEnded(
          new Position(5), 5_000, FIRST, Ending.CLIENT_CLOSED, "between two messages");
  private static final List<Fact> FACTS = List.of(OPENED, HELLO, PING, PONG, ENDED);

  private static Received received(String command) {
    return Received.of(OpMsg.of(1, 0, ExtendedJson.parse(command)));
  }

  @Test
  void shows_requests_and_replies_in_order_housekeeping_included() {
    Journal journal = new Journal(FACTS, 0, Position.START, Instant.EPOCH);
    assertThat(journal.received(), contains(HELLO, PING));
    assertThat(journal.sent(), contains(PONG));
    assertThat(journal.facts(), is(FACTS));
  }

  @Test
  void is_printed_as_a_line_per_fact() {
    assertThat(
        new Journal(FACTS, 0, Position.START, Instant.EPOCH).toString(),
        is(
            """
                0.001 ms  #1   client connects                 from /127.0.0.1:5
                0.000 ms  #1   client hello admin              {hello: 1}
                0.000 ms  #1   client ping admin               {ping: 1}
                0.004 ms  #1   server replies                  {ok: 1.0}
                0.005 ms  #1   client closes                   between two messages"""
                .indent(4)
                .stripTrailing()));
  }

  @Test
  void notes_how_many_facts_were_discarded() {
    String ping = PING.line();
    assertThat(
        new Journal(List.of(PING), 3, Position.START, Instant.EPOCH).toString(),
        is("(3 older facts were discarded)\n" + ping));
    assertThat(
        new Journal(List.of(PING), 1, Position.START, Instant.EPOCH).toString(),
        is("(1 older fact was discarded)\n" + ping));
  }

  @Test
  void an_empty_journal_prints_nothing() {
    assertThat(new Journal(List.of(), 0, Position.START, Instant.EPOCH).toString(), is(""));
  }

  @Test
  void keeps_its_facts_when_the_list_that_it_was_made_of_changes() {
    List<Fact> facts = new ArrayList<>(FACTS);
    Journal journal = new Journal(facts, 0, Position.START, Instant.EPOCH);
    facts.clear();
    assertThat(journal.facts(), is(FACTS));
    assertThrows(UnsupportedOperationException.class, journal.facts()::clear);
    assertThrows(UnsupportedOperationException.class, journal.received()::clear);
  }
}
