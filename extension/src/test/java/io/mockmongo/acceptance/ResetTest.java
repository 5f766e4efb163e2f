package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one test did to a server is nothing to the next test after reset(). */
@Timeout(20) // much less than what a client would wait otherwise
class ResetTest {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String BOUNDED = "socketTimeoutMS=10000";
  private static final int UNANSWERED = 6625;
  private static final int JOURNAL_BYTES = 4096;

  private final MockMongoServer server =
      MockMongoServer.builder().timeout(LONG).journalBytes(JOURNAL_BYTES).start();
  private RawClient client;

  @BeforeEach
  void connect() throws IOException {
    client = new RawClient(server);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void a_client_that_still_waits_is_refused() throws Exception {
    client.send(1, "{ping: 1, $db: 'admin'}");
    passBarrier();

    server.lifecycle().reset();

    assertThat(client.readsBody().getInt32("code").getValue(), is(UNANSWERED));
  }

  @Test
  void a_client_that_was_left_in_silence_is_hung_up_on() throws Exception {
    server.autoResponds(command("wait")).replies(Reply.silence());
    client.send(1, "{wait: 1, $db: 'admin'}");
    passBarrier();

    server.lifecycle().reset();

    assertThat(client.reads(), nullValue());
  }

  @Test
  void a_client_whose_request_the_test_received_is_hung_up_on() throws Exception {
    client.send(1, "{wait: 1, $db: 'admin'}");
    server.receives(command("wait"));

    server.lifecycle().reset();

    assertThat(client.reads(), nullValue());
  }

  @Test
  void the_next_request_may_be_received() throws Exception {
    server.lifecycle().reset();

    client.send(1, "{ping: 1, $db: 'admin'}");
    server.receives(command("ping")).replies("{by: 'the next test'}");

    assertThat(client.readsBody().getString("by").getValue(), is("the next test"));
  }

  @Test
  void what_was_declared_answers_no_more() throws Exception {
    server.autoResponds(command("ping")).repliesOk();
    server.autoResponds(command("ping")).asLastResort().repliesOk();

    server.lifecycle().reset();

    client.send(1, "{ping: 1, $db: 'admin'}");
    server.receives(command("ping")).replies("{by: 'the next test'}");
    assertThat(client.readsBody().getString("by").getValue(), is("the next test"));
  }

  @Test
  void who_observed_sees_no_more() throws Exception {
    AtomicInteger seen = new AtomicInteger();
    server.observes(anyCommand(), request -> seen.incrementAndGet());

    server.lifecycle().reset();

    client.send(1, "{ping: 1, $db: 'admin'}");
    server.receives(command("ping")).repliesOk();
    assertThat(seen.get(), is(0));
  }

  @Test
  void counts_begin_anew() throws Exception {
    exchangePing();

    server.lifecycle().reset();

    server.verify(never(), command("ping"));
    assertThat(server.journal().facts(), empty());
  }

  @Test
  void a_journal_that_had_let_go_of_facts_is_whole_again() throws Exception {
    for (int i = 0; i < 50; i++) {
      exchangePing();
    }
    assertThat(server.journal().trimmed(), greaterThan(0L));

    server.lifecycle().reset();

    exchangePing();
    server.verify(once(), command("ping"));
  }

  @Test
  void the_whole_journal_is_there_for_the_next_test() throws Exception {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 6; i++) {
        exchangePing(); // which takes more than half of the journal
      }
      server.verify(times(6), command("ping"));
      server.lifecycle().reset();
    }
  }

  @Test
  void what_went_wrong_is_forgotten() throws Exception {
    client.send(1, "{ping: 1, $db: 'admin'}");
    passBarrier();
    assertThrows(AssertionError.class, server::assertSatisfied);

    server.lifecycle().reset();

    server.assertSatisfied();
  }

  @Test
  void a_call_that_failed_is_told_of_once() {
    server.runs(
        () -> {
          throw new IllegalStateException("lost");
        });
    assertThrows(AssertionError.class, server::assertSatisfied);

    server.lifecycle().reset();

    server.assertSatisfied();
  }

  @Test
  void an_answer_that_was_owed_is_owed_no_more() throws Exception {
    try (var driver = Driver.connect(server, BOUNDED)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      server.receives(command("ping")); // and never answered

      server.lifecycle().reset();

      assertUnanswered(assertThrows(MongoCommandException.class, () -> ping(driver)));
    }
  }

  @Test
  void the_test_is_whoever_calls_it() throws Exception {
    MockMongoServer shared =
        Aside.goes(() -> MockMongoServer.builder().timeout(LONG).start()).result();
    try (shared;
        var driver = Driver.connect(shared, BOUNDED)) {
      shared.lifecycle().reset();

      assertUnanswered(assertThrows(MongoCommandException.class, () -> ping(driver)));
    }
  }

  /** What was sent before has been parked once this returns. */
  private void passBarrier() throws IOException {
    client.send(2, "{barrier: 1, $db: 'admin'}");
    server.receives(command("barrier")).replies(Reply.silence());
  }

  private void exchangePing() throws IOException {
    client.send(1, "{ping: 1, $db: 'admin'}");
    server.receives(command("ping")).repliesOk();
    client.readsBody();
  }

  private static void assertUnanswered(MongoCommandException thrown) {
    assertThat(thrown.getErrorCode(), is(UNANSWERED));
  }
}
