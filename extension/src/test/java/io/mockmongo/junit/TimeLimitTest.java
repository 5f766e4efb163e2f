package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.junit.Fault.SILENCE;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A time limit ends a wait in the driver, whoever has the request and in whatever thread. */
class TimeLimitTest {

  /** Runs a class aside, since it may never end; daemon. */
  static Run within(int seconds, Class<?> testCase) throws Exception {
    FutureTask<Run> run = new FutureTask<>(() -> Run.of(testCase));
    Thread thread = new Thread(run);
    thread.setDaemon(true);
    thread.start();
    return run.get(seconds, TimeUnit.SECONDS);
  }

  @MockMongo
  static class ReceivedElsewhereCase {
    @Test
    @Timeout(1)
    void waits(MongoClient client, MockMongoServer server) {
      server.runs(() -> server.receives(command("ping"))); // received, and never answered
      ping(client);
    }
  }

  @Test
  void a_time_limit_ends_a_wait_for_a_request_that_was_received_and_not_answered()
      throws Exception {
    assertThat(
        within(15, ReceivedElsewhereCase.class).failure(), instanceOf(TimeoutException.class));
  }

  @MockMongo(members = 2)
  static class DeploymentCase {
    @Test
    @Timeout(1)
    void waits(MongoClient client, MockReplicaSet set) {
      set.runs(() -> set.receives(command("ping")));
      ping(client);
    }
  }

  @Test
  void a_time_limit_names_the_servers_of_a_deployment() throws Exception {
    Throwable timeout = within(15, DeploymentCase.class).failure();

    assertThat(timeout, instanceOf(TimeoutException.class));
    assertThat(
        Arrays.toString(timeout.getSuppressed()),
        matchesPattern(
            "(?s).*at the servers 127\\.0\\.0\\.1:\\d+, 127\\.0\\.0\\.1:\\d+:\n.*ping.*"));
  }

  @MockMongo(scope = Scope.CLASS)
  @AutoRespond(command = "ping")
  @AutoRespond(command = "count", fault = SILENCE)
  static class AfterAllCase {
    @Test
    @Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
    void runs(MongoClient client) {
      ping(client);
    }

    @AfterAll
    @Timeout(1)
    static void after(MongoClient client) {
      Driver.run(client, "count");
    }
  }

  @Test
  void a_time_limit_after_all_tests_ends_where_the_tests_ran_in_threads_of_their_own()
      throws Exception {
    assertThat(within(15, AfterAllCase.class).classFailure(), instanceOf(TimeoutException.class));
  }

  static class PatientCase {
    @RegisterExtension
    final MockMongoExtension mongo =
        MockMongoExtension.builder()
            .server(server -> server.timeout(Duration.ofSeconds(12)))
            .build();

    @Test
    @Timeout(1)
    void waits_for_what_it_holds(MongoClient client, MockMongoServer server) {
      server.holds(command("ping"));
      ping(client);
    }
  }

  @Test
  void a_time_limit_ends_a_wait_for_a_request_that_is_held() throws Exception {
    Throwable failure = within(8, PatientCase.class).failure();
    assertThat(
        Arrays.toString(failure.getSuppressed()), containsString("the test waited in the driver"));
  }

  @MockMongo
  static class AfterEachCase {
    static long millis;

    @Test
    @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
    void runs(MockMongoServer server) {}

    @AfterEach
    void after(MongoClient client) {
      long start = System.nanoTime();
      assertThrows(MongoException.class, () -> ping(client));
      millis = (System.nanoTime() - start) / 1_000_000;
    }
  }

  @Test
  void what_nobody_answers_after_a_test_is_refused_at_once_too() throws Exception {
    within(20, AfterEachCase.class);
    assertThat(AfterEachCase.millis, lessThan(3000L));
  }

  @MockMongo
  @AutoRespond(command = "ping", fault = SILENCE)
  static class BackgroundReceivesCase {
    @Test
    @Timeout(1)
    void waits(MongoClient client, MockMongoServer server) {
      server.runs(() -> server.receives(command("insert")));
      ping(client);
    }
  }

  @Test
  void what_a_background_call_waits_for_is_not_said_of_the_test() throws Exception {
    Throwable failure = within(20, BackgroundReceivesCase.class).failure();
    assertThat(
        Arrays.toString(failure.getSuppressed()),
        not(containsString("the test waited in receives")));
  }

  @MockMongo
  @AutoRespond(command = "ping", fault = SILENCE)
  static class BeforeAllCase {
    @BeforeAll
    @Timeout(1)
    static void before(MongoClient client) {
      ping(client);
    }

    @Test
    void never_runs() {}
  }

  @Test
  void a_time_limit_before_all_tests_tells_what_was_unfinished() throws Exception {
    Throwable failure = within(20, BeforeAllCase.class).classFailure();
    assertThat(
        Arrays.toString(failure.getSuppressed()), containsString("is left without a reply by"));
  }

  @MockMongo
  static class DynamicCase {
    @TestFactory
    DynamicTest test(MongoClient client, MockMongoServer server) {
      return DynamicTest.dynamicTest(
          "it", () -> assertThrows(MongoException.class, () -> ping(client)));
    }
  }

  @Test
  void a_dynamic_test_is_named_by_its_line() throws Exception {
    assertThat(
        within(20, DynamicCase.class).classFailure().getMessage(),
        startsWith("ping admin was not answered (TimeLimitTest.java:"));
  }
}
