package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.atMost;
import static io.mockmongo.script.Times.between;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.Position;
import io.mockmongo.script.Leak;
import io.mockmongo.script.Times;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What can be told, and what can't, once the journal has discarded facts. */
class DiscardedFactsTest {

  /** More pings than the journal keeps. */
  private static final int MANY = 60;

  private static final String DISCARDED =
      "the journal has discarded its \\d+ oldest facts, up to position \\d+; raise its limit with"
          + " builder\\(\\)\\.journalBytes\\(\\.\\.\\.\\) or @MockMongo\\(journalBytes = \\.\\.\\.\\)";

  private final MockMongoServer server = MockMongoServer.builder().journalBytes(4096).start();
  private RawClient client;

  @BeforeEach
  void connect() throws IOException {
    server.autoResponds(anyCommand()).repliesOk();
    client = new RawClient(server);
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    server.close();
  }

  private void runs(String command) throws IOException {
    client.send(1, command);
    client.readsBody();
  }

  private void pings(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      runs("{ping: 1, $db: 'admin'}");
    }
  }

  private static String messageOf(Executable assertion) {
    return assertThrows(AssertionError.class, assertion).getMessage();
  }

  private String failure(Times times, String command) {
    return messageOf(() -> server.verify(times, command(command)));
  }

  @Test
  void a_cursor_is_left_open_though_its_facts_are_discarded() throws Exception {
    server.autoResponds(command("find")).replies("{cursor: {id: 42, firstBatch: []}}");
    runs("{find: 'orders', $db: 'shop'}");
    pings(MANY);

    assertThat(
        server.leaks(Leak.CURSORS),
        contains(
            matchesPattern(
                "cursor 42, opened by request \\d+ \\(find shop\\.orders\\), was left open:"
                    + " neither exhausted nor killed")));

    runs("{killCursors: 'orders', cursors: [{$numberLong: '42'}], $db: 'shop'}");

    assertThat(server.leaks(Leak.CURSORS), empty());

    pings(MANY);

    assertThat(server.leaks(Leak.CURSORS), empty());
  }

  @Test
  void a_cursor_keeps_its_opener_over_discarded_getmores() throws Exception {
    server.autoResponds(command("find")).replies("{cursor: {id: 42, firstBatch: []}}");
    server.autoResponds(command("getMore")).replies("{cursor: {id: 42, nextBatch: []}}");
    runs("{find: 'orders', $db: 'shop'}");
    pings(MANY);
    runs("{getMore: {$numberLong: '42'}, collection: 'orders', $db: 'shop'}");
    pings(MANY);

    assertThat(server.leaks(Leak.CURSORS), contains(containsString("opened by request 2 (find ")));
  }

  @Test
  void a_transaction_is_left_open_though_its_facts_are_discarded() throws Exception {
    String transaction = "lsid: {id: 1}, txnNumber: 1, autocommit: false";
    runs("{insert: 'orders', $db: 'shop', startTransaction: true, " + transaction + "}");
    pings(MANY);

    assertThat(
        server.leaks(Leak.TRANSACTIONS),
        contains(
            "the transaction started by request 2 (insert shop.orders) was left open: neither"
                + " committed nor aborted"));

    runs("{commitTransaction: 1, $db: 'admin', " + transaction + "}");
    pings(MANY);

    assertThat(server.leaks(Leak.TRANSACTIONS), empty());
  }

  @Test
  void a_connection_is_left_open_though_its_facts_are_discarded() throws Exception {
    RawClient other = new RawClient(server);
    other.send(1, "{ping: 1, $db: 'admin'}");
    other.reads();
    pings(MANY);

    assertThat(server.leaks(Leak.CONNECTIONS), hasSize(2));

    other.close();
    client.close();

    assertThat(server.leaks(Leak.CONNECTIONS), empty());
  }

  @Test
  void that_there_is_nothing_else_can_not_be_told() throws Exception {
    runs("{dropDatabase: 1, $db: 'shop'}");
    pings(MANY);
    server.verify(atLeast(1), command("ping"));

    assertThat(
        messageOf(server::verifyNothingElse),
        matchesPattern(
            "can't tell whether there were requests other than those verified or received; these"
                + " were discarded before:\n  2\\. dropDatabase shop\n(  \\d+\\. ping admin\n)+"
                + "  and \\d+ more\n"
                + DISCARDED));
  }

  @Test
  void that_there_is_nothing_else_is_told_if_all_that_is_discarded_was_verified() throws Exception {
    for (int i = 0; i < MANY; i++) {
      Position before = server.mark();
      runs("{ping: 1, $db: 'admin'}");
      server.verify(once().after(before), command("ping"));
    }

    server.verifyNothingElse();
  }

  @Test
  void a_request_that_is_kept_is_one_too_many_for_certain() throws Exception {
    pings(MANY);
    server.verify(atLeast(1), command("ping"));
    runs("{dropDatabase: 1, $db: 'shop'}");

    assertThat(
        messageOf(server::verifyNothingElse),
        startsWith(
            "expected no requests other than those verified or received, but there were:\n"));
  }

  @Test
  void an_order_is_told_if_it_is_kept_and_else_can_not_be() throws Exception {
    runs("{insert: 'orders', $db: 'shop'}");
    pings(MANY);
    runs("{commitTransaction: 1, $db: 'admin'}");

    server.verifyInOrder(command("ping"), command("ping"), command("commitTransaction"));
    assertThat(
        messageOf(() -> server.verifyInOrder(command("insert"), command("commitTransaction"))),
        matchesPattern(
            "(?s)can't tell whether there were requests in this order; among those that are"
                + " kept:\n  insert: none\n  commitTransaction\n.*\n"
                + DISCARDED));
  }

  @Test
  void enough_are_enough_and_too_many_are_too_many() throws Exception {
    pings(MANY);

    server.verify(atLeast(3), command("ping"));
    assertThat(
        failure(never(), "ping"),
        matchesPattern(
            "(?s)expected no request matching: ping\nbut there were at least \\d+:\n  .*"));
    assertThat(failure(atMost(2), "ping"), containsString("but there were at least "));
    assertThat(failure(between(1, 2), "ping"), containsString("but there were at least "));
  }

  @Test
  void a_count_that_discarded_facts_could_change_can_not_be_told() throws Exception {
    pings(MANY);
    String start = "can't tell whether there were ";

    assertThat(
        failure(times(MANY), "ping"),
        matchesPattern(
            start
                + "exactly "
                + MANY
                + " requests matching: ping\nthere were \\d+ among the facts that are kept; "
                + DISCARDED));
    assertThat(failure(atLeast(MANY), "ping"), startsWith(start));
    assertThat(failure(atMost(MANY), "ping"), startsWith(start));
    assertThat(failure(never(), "insert"), startsWith(start));
    assertThat(failure(never().within(Duration.ofMillis(1)), "insert"), startsWith(start));
  }

  @Test
  void a_range_that_is_kept_is_counted() throws Exception {
    runs("{insert: 'orders', $db: 'shop'}");
    pings(MANY);
    Position mark = server.mark();
    pings(2);
    Position end = server.mark();
    pings(1);

    server.verify(times(3).after(mark), command("ping"));
    server.verify(times(2).after(mark).before(end), command("ping"));
    server.verify(never().after(mark), command("insert"));
    assertThat(failure(once().after(mark), "ping"), containsString("\nbut there were 3:\n"));
    assertThat(failure(once().after(mark), "insert"), containsString("\nbut there was none\n"));
  }

  @Test
  void the_request_that_ends_a_count_can_not_be_told() throws Exception {
    pings(MANY);
    runs("{commitTransaction: 1, $db: 'admin'}");
    Times inTransaction = atLeast(1).before(command("commitTransaction"));

    assertThat(
        failure(inTransaction, "ping"),
        matchesPattern(
            "can't tell which request ends the count, the first that matches: commitTransaction\n"
                + DISCARDED));
  }

  @Test
  void a_request_that_did_not_come_may_have_been_discarded() throws Exception {
    pings(MANY);

    assertThat(
        messageOf(() -> server.receives(command("insert"), Duration.ofMillis(1))),
        matchesPattern("(?s)no request matched within 1 ms: insert\nclosest:\n.*\n" + DISCARDED));
  }

  @Test
  void a_fact_that_is_not_found_may_have_been_discarded() throws Exception {
    pings(MANY);
    Duration soon = Duration.ofMillis(1);

    assertThat(server.tryAwait(command("ping")).isPresent(), is(true));
    assertThat(
        messageOf(() -> server.tryAwait(command("insert"))),
        matchesPattern("can't tell whether a fact matched: insert\n" + DISCARDED));
    assertThat(
        messageOf(() -> server.awaits(command("insert"), soon)),
        matchesPattern(
            "(?s)no fact matched within 1 ms: insert\n" + DISCARDED + "\nrecorded:\n.*"));
  }

  @Test
  void a_fact_after_a_position_since_which_all_are_kept_is_certainly_missing() throws Exception {
    pings(MANY);

    assertThat(server.tryAwait(command("insert").after(server.mark())).isPresent(), is(false));
  }

  @Test
  void a_bound_that_keeps_nothing_is_refused() {
    assertThat(
        assertThrows(
                IllegalArgumentException.class, () -> MockMongoServer.builder().journalBytes(0))
            .getMessage(),
        is("journalBytes(0): the bound is not positive; give a number of bytes"));
    assertThat(
        assertThrows(
                IllegalArgumentException.class, () -> MockMongoServer.builder().journalBytes(-1))
            .getMessage(),
        endsWith("the bound is not positive; give a number of bytes"));
  }
}
