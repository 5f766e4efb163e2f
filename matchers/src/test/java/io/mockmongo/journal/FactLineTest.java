package io.mockmongo.journal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.OpReply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactLineTest {

  private static final ConnectionId THIRD = new ConnectionId("localhost:27017", 3);
  private static final Received PING = received("{ping: 1, $db: 'admin'}");

  private static Received received(String command) {
    return Received.of(OpMsg.of(1, 0, ExtendedJson.parse(command)));
  }

  private static Sent sent(Message message) {
    return Sent.of(new Position(2), 2_500_000, THIRD, message, PING, "the test");
  }

  @Test
  void a_connection_opens() {
    Fact fact = new ConnectionOpened(new Position(1), 1_234_567, THIRD, "/127.0.0.1:50312");
    assertThat(
        fact.line(),
        is("    1.235 ms  #3   client connects                 from /127.0.0.1:50312"));
    assertThat(fact.toString(), is(fact.line()));
  }

  @Test
  void a_connection_is_secured() {
    Fact fact =
        new ConnectionSecured(new Position(2), 1_234_567, THIRD, "TLSv1.3 TLS_AES_256_GCM_SHA384");
    assertThat(
        fact.line(),
        is("    1.235 ms  #3   client agrees on TLS            TLSv1.3 TLS_AES_256_GCM_SHA384"));
    assertThat(fact.toString(), is(fact.line()));
  }

  @Test
  void a_request_is_received() {
    Received fact = received("{insert: 'orders', lsid: 1, documents: [{_id: 7}], $db: 'shop'}");
    assertThat(
        fact.line(),
        is(
            "    0.000 ms  #1   client insert shop.orders       "
                + "{insert: 'orders', documents: [{_id: 7}], lsid: 1}"));
    assertThat(fact.toString(), is(fact.line()));
  }

  @Test
  void a_request_breaks_a_rule() {
    Fact fact =
        new ProtocolWarning(
            new Position(5), 2_500_000, PING, ProtocolRule.DATABASE, "this one has none");
    assertThat(
        fact.line(),
        is(
            "    2.500 ms  #1   client violates protocol        "
                + "0. ping admin: an OP_MSG has $db, but this one has none"));
    assertThat(fact.toString(), is(fact.line()));
  }

  @Test
  void a_legacy_query_is_received() {
    var query =
        new OpQuery(1, 0, 0, "shop.orders", 0, 0, ExtendedJson.parse("{_id: 7}"), Optional.empty());
    assertThat(
        Received.of(query).line(),
        is("    0.000 ms  #1   client OP_QUERY shop.orders     {_id: 7}"));
  }

  @Test
  void a_reply_is_sent() {
    Sent fact = sent(OpMsg.of(2, 1, ExtendedJson.parse("{n: 1, ok: 1.0}")));
    assertThat(
        fact.line(), is("    2.500 ms  #3   server replies                  {n: 1, ok: 1.0}"));
    assertThat(fact.toString(), is(fact.line()));
  }

  @Test
  void a_legacy_reply_shows_all_its_documents() {
    List<RawBsonDocument> documents =
        List.of(ExtendedJson.parse("{_id: 1}"), ExtendedJson.parse("{_id: 2}"));
    assertThat(sent(new OpReply(2, 1, 8, 0, 0, documents)).text(), is("{_id: 1}, {_id: 2}"));
    assertThat(sent(new OpReply(2, 1, 8, 0, 0, List.of())).text(), is(""));
    assertThat(
        sent(new OpReply(2, 1, 10, 123, 4, documents)).text(),
        is(
            "{_id: 1}, {_id: 2}, cursorId 123, startingFrom 4,"
                + " flags [QUERY_FAILURE, AWAIT_CAPABLE]"));
    assertThat(sent(new OpReply(2, 1, 1, 0, 0, List.of())).text(), is("flags [CURSOR_NOT_FOUND]"));
  }

  @Test
  void a_line_without_a_text_has_no_blanks_at_its_end() {
    assertThat(
        sent(new OpReply(2, 1, 8, 0, 0, List.of())).line(),
        is("    2.500 ms  #3   server replies"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "CLIENT_CLOSED,\"client closes                   \"",
        "CLIENT_RESET, \"client resets                   \"",
        "MALFORMED,    \"server rejects bytes            \"",
        "TLS_FAILED,   \"client fails TLS                \"",
        "HUNG_UP,      \"server hangs up                 \"",
        "RESET,        \"server resets                   \"",
        "REFUSED,      \"server refuses connection       \"",
        "WENT_DOWN,    \"server goes down                \"",
        "SERVER_CLOSED,\"server closes                   \""
      })
  void a_connection_ends(Ending ending, String columns) {
    Fact fact = new ConnectionEnded(new Position(9), 61_000_000_000L, THIRD, ending, "why");
    assertThat(fact.line(), is("61000.000 ms  #3   " + columns + "why"));
    assertThat(fact.toString(), is(fact.line()));
  }

  @Test
  void a_connection_is_half_closed() {
    Fact fact = new ConnectionHalfClosed(new Position(9), 2_500_000, THIRD, "by the test");
    assertThat(fact.line(), is("    2.500 ms  #3   server half-closes              by the test"));
    assertThat(fact.toString(), is(fact.line()));
  }

  @Test
  void what_is_longer_than_its_column_is_not_cut() {
    Received fact = received("{aggregate: 'a_collection_of_a_long_name', $db: 'shop'}");
    assertThat(
        fact.line(),
        is(
            "    0.000 ms  #1   client aggregate shop.a_collection_of_a_long_name "
                + "{aggregate: 'a_collection_of_a_long_name'}"));
  }

  @Test
  void a_line_is_one_line_whatever_a_client_wrote_into_a_name() {
    assertThat(received("{drop: 'a\\r\\nb\\u2028c', $db: 'd'}").line().lines().count(), is(1L));
    assertThat(
        new ConnectionEnded(new Position(1), 0, THIRD, Ending.HUNG_UP, "two\nlines").line(),
        is("    0.000 ms  #3   server hangs up                 two\\nlines"));
  }

  @Test
  void a_fact_knows_its_member_and_its_time() {
    Fact fact = new ConnectionOpened(new Position(1), 1_500, THIRD, "/127.0.0.1:50312");
    assertThat(fact.member(), is("localhost:27017"));
    assertThat(fact.elapsed(), is(Duration.ofNanos(1_500)));
    assertThat(THIRD.toString(), is("localhost:27017 #3"));
  }

  @Test
  void a_message_that_was_sent_carries_a_document() {
    RawBsonDocument ok = ExtendedJson.parse("{ok: 1.0}");
    RawBsonDocument other = ExtendedJson.parse("{a: 1}");
    assertThat(sent(OpMsg.of(2, 1, ok)).document(), is(ok));
    assertThat(sent(OpReply.of(2, 1, ok)).document(), is(ok));
    assertThat(sent(new OpReply(2, 1, 0, 0, 0, List.of(ok, other))).document(), is(ok));
    assertThat(
        sent(new OpReply(2, 1, 0, 0, 0, List.of())).document(), is(ExtendedJson.parse("{}")));
  }
}
