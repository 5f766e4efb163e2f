package io.mockmongo.request;

import static io.mockmongo.journal.ConnectionEnded.Ending.CLIENT_CLOSED;
import static io.mockmongo.journal.ConnectionEnded.Ending.CLIENT_RESET;
import static io.mockmongo.journal.ConnectionEnded.Ending.HUNG_UP;
import static io.mockmongo.pattern.PatternAssertions.differs;
import static io.mockmongo.pattern.PatternAssertions.matches;
import static io.mockmongo.pattern.PatternAssertions.refused;
import static io.mockmongo.request.ConnectionEndedPattern.connectionEnded;
import static io.mockmongo.request.ConnectionOpenedPattern.connectionOpened;
import static io.mockmongo.request.RequestPattern.anyRequest;
import static io.mockmongo.request.RequestPattern.command;
import static io.mockmongo.request.Requests.request;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.ConnectionOpened;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionConditionsTest {

  private static final ConnectionId SECOND = new ConnectionId("localhost:27017", 2);
  private static final RecordedRequest PING =
      new RecordedRequest(request("{ping: 1, $db: 'admin'}"), 4).on("localhost:27017", 2);
  private static final ConnectionOpened OPENED =
      new ConnectionOpened(new Position(3), 0, SECOND, "/127.0.0.1:5");
  private static final ConnectionEnded ENDED =
      new ConnectionEnded(new Position(5), 0, SECOND, HUNG_UP, "by the test");
  private static final List<Fact> FACTS = List.of(OPENED, PING, ENDED);

  @Test
  void a_connection_has_a_number() {
    matches(PING, command("ping").onConnection(2));
    matches(OPENED, connectionOpened().onConnection(2));
    differs(PING, command("ping").onConnection(1), "connection: expected 1, but was 2");
    assertThat(command("ping").onConnection(1).toString(), is("ping on connection 1"));
  }

  @Test
  void one_connection_is_told_from_another_of_its_number() {
    matches(PING, anyRequest().onConnectionOf(OPENED));
    matches(ENDED, connectionEnded().onConnectionOf(PING));
    differs(
        PING,
        anyRequest().onConnectionOf(PING.on("localhost:27018", 2)),
        "connection: expected localhost:27018 #2, but was localhost:27017 #2");
    assertThat(
        command("ping").onConnectionOf(OPENED).toString(),
        is("ping on connection localhost:27017 #2"));
  }

  @Test
  void a_server_has_an_address() {
    matches(PING, command("ping").sentTo("localhost:27017"));
    differs(
        PING,
        command("ping").sentTo("localhost:27018"),
        "server: expected localhost:27018, but was localhost:27017");
    assertThat(
        command("ping").sentTo("localhost:27018").toString(), is("ping sent to localhost:27018"));
  }

  @Test
  void a_fact_is_after_a_position_or_not() {
    matches(PING, command("ping").after(OPENED.position()));
    matches(ENDED, connectionEnded().after(PING.position()));
    differs(PING, command("ping").after(new Position(4)), "position: expected after 4, but was 4");
    assertThat(command("ping").after(new Position(4)).toString(), is("ping after 4"));
  }

  @Test
  void an_end_tells_how() {
    matches(ENDED, connectionEnded());
    matches(ENDED, connectionEnded(HUNG_UP));
    matches(ENDED, connectionEnded(CLIENT_CLOSED, HUNG_UP));
    differs(
        ENDED,
        connectionEnded(CLIENT_CLOSED, CLIENT_RESET),
        "ending: expected CLIENT_CLOSED or CLIENT_RESET, but was HUNG_UP");
    assertThat(connectionEnded().toString(), is("connection ended"));
    assertThat(connectionEnded(HUNG_UP).toString(), is("connection ended as HUNG_UP"));
  }

  @Test
  void an_end_tells_why() {
    matches(ENDED, connectionEnded().because(is("by the test")));
    differs(
        ENDED,
        connectionEnded().because(containsString("offset")).onConnection(3),
        "reason: expected a string containing \"offset\", but was \"by the test\";"
            + " connection: expected 3, but was 2");
    assertThat(
        connectionEnded(HUNG_UP).because(containsString("test")).onConnection(2).toString(),
        is("connection ended as HUNG_UP because a string containing \"test\" on connection 2"));
  }

  @Test
  void facts_of_other_kinds_do_not_match() {
    assertThat(FACTS, contains(connectionOpened(), command("ping"), connectionEnded(HUNG_UP)));
    assertThat(FACTS, hasItem(connectionEnded().onConnectionOf(PING)));
    assertThat(FACTS, not(hasItem(connectionEnded(CLIENT_CLOSED))));
    differs(PING, connectionOpened(), "was RecordedRequest <" + PING + ">");
    differs(ENDED, anyRequest(), "was ConnectionEnded <" + ENDED + ">");
    assertThat(connectionEnded().isAbout(ENDED), is(true));
    assertThat(connectionEnded().isAbout(OPENED), is(false));
  }

  @Test
  void any_matcher_can_be_a_condition_of_an_end() {
    matches(ENDED, connectionEnded().and(is(ENDED)));
    differs(
        ENDED,
        connectionEnded().and(not(ENDED)),
        "connection ended: expected not <" + ENDED + ">, but was <" + ENDED + ">");
  }

  @Test
  void a_pattern_is_not_changed_by_what_is_built_on_it() {
    ConnectionEndedPattern base = connectionEnded(HUNG_UP);
    base.because(is("x")).onConnection(1);
    matches(ENDED, base);
    Ending[] endings = {HUNG_UP};
    ConnectionEndedPattern pattern = connectionEnded(endings);
    endings[0] = CLIENT_CLOSED;
    matches(ENDED, pattern);
  }

  @Test
  void what_cannot_be_is_refused() {
    refused(() -> anyRequest().onConnection(0), "onConnection(0): connections are numbered from 1");
    refused(() -> anyRequest().onConnectionOf(null), "onConnectionOf(...) takes a fact, not null");
    refused(() -> anyRequest().sentTo(""), "sentTo(...) takes an address, not an empty one");
    refused(
        () -> anyRequest().sentTo("localhost"),
        "\"localhost\" is not a server address: write host:port, or the path of a Unix socket (.sock)");
    refused(() -> connectionEnded((Ending[]) null), "connectionEnded(...) takes endings, not null");
    refused(() -> connectionEnded((Ending) null), "connectionEnded(...) takes endings, not null");
    refused(() -> connectionEnded().because(null), "because(...) takes a matcher, not null");
  }
}
