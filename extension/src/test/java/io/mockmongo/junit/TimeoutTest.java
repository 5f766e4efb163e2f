package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.junit.Fault.SILENCE;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** A test that JUnit's time limit ends shows what its server was in the middle of. */
class TimeoutTest {

  @MockMongo
  static class SilenceCase {
    @Test
    @Timeout(2)
    @AutoRespond(command = "ping", fault = SILENCE)
    void waits_for_silence(MongoClient client) {
      ping(client);
    }
  }

  @Test
  void a_request_left_waiting_and_by_whom() {
    assertTold(
        SilenceCase.class,
        "(?s)at the server 127.0.0.1:\\d+:\n"
            + "the test waited in the driver; requests without a reply:\n"
            + "  \\d+\\. ping admin  \\{ping: 1.*\n"
            + "    is left without a reply by @AutoRespond\\(command = \"ping\"\\) on"
            + " SilenceCase.waits_for_silence\\(\\)");
  }

  @MockMongo
  static class DelayCase {
    @Test
    @Timeout(2)
    @AutoRespond(command = "ping", delayMillis = 60_000)
    void waits_for_a_late_reply(MongoClient client) {
      ping(client);
    }
  }

  @Test
  void a_reply_that_is_late_and_whose() {
    assertTold(
        DelayCase.class,
        "(?s)at the server 127.0.0.1:\\d+:\n"
            + "the test waited in the driver; requests without a reply:\n"
            + "  \\d+\\. ping admin  \\{ping: 1.*\n"
            + "    is left without a reply by @AutoRespond\\(command = \"ping\"\\) on"
            + " DelayCase.waits_for_a_late_reply\\(\\)");
  }

  @MockMongo
  static class ReceivesCase {
    @Test
    @Timeout(value = 300, unit = MILLISECONDS)
    void waits_for_a_request(MockMongoServer server) {
      server.receives(command("insert").on("shop.orders"), Duration.ofMinutes(1));
    }
  }

  @MockMongo
  static class VerifyCase {
    @Test
    @Timeout(value = 300, unit = MILLISECONDS)
    void waits_for_a_request(MockMongoServer server) {
      server.verify(once().within(Duration.ofMinutes(1)), command("insert"));
    }
  }

  @Test
  void what_the_test_waited_for() {
    assertTold(
        ReceivesCase.class,
        "at the server 127.0.0.1:\\d+:\n"
            + "the test waited in receives\\(insert on shop.orders\\)");
    assertTold(
        VerifyCase.class,
        "at the server 127.0.0.1:\\d+:\n" + "the test waited in verify\\(insert\\)");
  }

  @MockMongo
  static class OwedCase {
    @Test
    @Timeout(2)
    void owes_an_answer(MongoClient client, MockMongoServer server) {
      var ping = server.go(() -> ping(client));
      server.receives(command("ping"));
      ping.result(Duration.ofMinutes(1));
    }
  }

  @Test
  void what_the_test_owes_and_which_call_waits_for_it() {
    assertTold(
        OwedCase.class,
        "(?s)at the server 127.0.0.1:\\d+:\n"
            + "the background call started at TimeoutTest.java:\\d+ still runs\n"
            + "requests without a reply:\n"
            + "  \\d+\\. ping admin  .*\n"
            + "    was received by the test, which has not answered it yet");
  }

  @MockMongo
  static class OtherThreadCase {
    @Test
    @Timeout(value = 500, unit = MILLISECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void waits_elsewhere(MockMongoServer server) {
      server.receives(command("insert"), Duration.ofMinutes(1));
    }
  }

  @Test
  void a_limit_in_a_thread_of_its_own_tells_it_too() {
    assertTold(
        OtherThreadCase.class,
        "at the server 127.0.0.1:\\d+:\nthe test waited in receives\\(insert\\)");
  }

  @MockMongo
  static class OtherThreadRefusedCase {
    @Test
    @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
    void is_stuck_in_the_driver(MongoClient client, MockMongoServer server) {
      long start = System.nanoTime();

      assertThrows(MongoCommandException.class, () -> ping(client));

      assertThat(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 4, is(true));
    }
  }

  @Test
  void what_nobody_answers_is_refused_at_once_in_a_thread_of_its_own_too() {
    Throwable failure = Run.of(OtherThreadRefusedCase.class).failure();

    assertThat(failure.getMessage(), containsString("ping admin was not answered"));
  }

  @MockMongo
  static class IdleCase {
    @Test
    @AutoRespond(command = "ping")
    void has_a_time_out_of_its_own(MongoClient client) throws TimeoutException {
      ping(client);
      throw new TimeoutException("of its own");
    }
  }

  @Test
  void nothing_is_told_where_there_is_nothing() {
    Throwable failure = Run.of(IdleCase.class).failure();

    assertThat(failure.getSuppressed().length, is(0));
  }

  @MockMongo
  @AutoRespond(command = "ping", fault = SILENCE)
  static class OtherFailureCase {
    @Test
    void fails_by_itself(MongoClient client, MockMongoServer server) {
      CompletableFuture.runAsync(() -> ping(client));
      server.verify(once().within(Duration.ofSeconds(10)), command("ping"));
      throw new IllegalStateException("its own");
    }
  }

  @Test
  void nothing_is_told_where_the_test_failed_by_itself() {
    Throwable failure = Run.of(OtherFailureCase.class).failure();

    assertThat(failure.getMessage(), is("its own"));
    assertThat(failure.getSuppressed().length, is(0));
  }

  private static void assertTold(Class<?> testCase, String regex) {
    Throwable failure = Run.of(testCase).failure();

    assertThat(failure, instanceOf(TimeoutException.class));
    List<String> suppressed =
        Arrays.stream(failure.getSuppressed()).map(Throwable::toString).toList();
    assertThat(suppressed, hasItem(matchesPattern(regex)));
  }
}
