package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.script.Timeouts;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each kind of wait may have a timeout of its own. */
@Timeout(30)
class TimeoutsTest {

  private static final Duration SHORT = Duration.ofMillis(40);
  private static final Timeouts LONG = Timeouts.all(Duration.ofMinutes(5));

  @Test
  void a_request_is_refused_while_the_test_would_still_wait() throws Exception {
    try (var server = MockMongoServer.builder().timeouts(LONG.answer(SHORT)).start();
        var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");

      assertThat(client.readsBody().getInt32("code").getValue(), is(6625));
    }
  }

  @Test
  void the_test_gives_up_while_a_request_would_still_wait() throws Exception {
    try (var server = MockMongoServer.builder().timeouts(LONG.receive(SHORT)).start();
        var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");

      for (AssertionError error :
          new AssertionError[] {
            assertThrows(AssertionError.class, () -> server.receives(command("insert"))),
            assertThrows(AssertionError.class, () -> server.awaits(command("insert"))),
            assertThrows(AssertionError.class, () -> server.waitUntil(() -> 1, is(2)))
          }) {
        assertThat(error.getMessage(), containsString(" within 40 ms"));
      }

      server.receives(command("ping")).repliesOk();
      assertThat(client.readsBody().getDouble("ok").getValue(), is(1.0));
    }
  }

  @Test
  void a_call_is_given_up_by_itself() {
    CountDownLatch end = new CountDownLatch(1);
    try (var server = MockMongoServer.builder().timeouts(LONG.call(SHORT)).start()) {
      Call<Void> call = server.runs(end::await);

      AssertionError error = assertThrows(AssertionError.class, call::result);
      assertThat(error.getMessage(), containsString("is still running after 40 ms"));

      end.countDown();
      call.result(Duration.ofSeconds(10));
    }
  }

  @Test
  void each_is_checked_where_it_is_given() {
    for (Duration wrong : new Duration[] {Duration.ZERO, SHORT.negated(), Duration.ofDays(366)}) {
      assertThrows(IllegalArgumentException.class, () -> Timeouts.all(wrong));
      assertThrows(IllegalArgumentException.class, () -> LONG.receive(wrong));
      assertThrows(IllegalArgumentException.class, () -> LONG.answer(wrong));
      assertThrows(IllegalArgumentException.class, () -> LONG.call(wrong));
      assertThrows(IllegalArgumentException.class, () -> LONG.delivery(wrong));
    }
    Timeouts each = LONG.receive(SHORT).answer(SHORT).call(SHORT).delivery(SHORT);
    assertThat(each, is(Timeouts.all(SHORT)));
  }

  @Test
  void a_request_left_in_silence_is_no_finding() throws Exception {
    try (var server = MockMongoServer.builder().timeouts(LONG.answer(SHORT)).start();
        var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      Request ping = server.receives(command("ping"));
      ping.staysSilent();
      server.autoResponds(command("count")).staysSilent();
      client.send(2, "{count: 'orders', $db: 'shop'}");
      server.awaits(command("count"));

      server.assertSatisfied();
      assertThat(server.journal().sent().size(), is(0));
    }
  }
}
