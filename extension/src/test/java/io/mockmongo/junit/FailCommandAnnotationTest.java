package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.insert;
import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.BAD_VALUE;
import static io.mockmongo.reply.ServerError.COMMAND_NOT_FOUND;
import static io.mockmongo.reply.ServerError.SHUTDOWN_IN_PROGRESS;
import static io.mockmongo.script.FailCommandOptions.failCommand;
import static io.mockmongo.script.Leak.FAIL_POINTS;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.server.MockMongoServer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fail points that annotations turn on. */
class FailCommandAnnotationTest {

  private static final int BLOCK = 80;

  @MockMongo(client = "retryReads=false&appName=orders")
  @AutoRespond(command = "ping")
  @AutoRespond(command = "insert", reply = "{n: 1}")
  static class EffectsCase {

    @Test
    @FailCommand(command = "insert", error = SHUTDOWN_IN_PROGRESS, times = 1)
    void an_error_is_retried(MongoClient client, MockMongoServer server) {
      insert(client, 7);
      server.verify(times(2), command("insert"));
    }

    @Test
    @FailCommand(
        command = "insert",
        error = SHUTDOWN_IN_PROGRESS,
        errorLabels = "Mine",
        on = "shop.orders",
        appName = "orders")
    void labels_replace_those_of_the_server(MongoClient client, MockMongoServer server) {
      assertTrue(assertThrows(MongoException.class, () -> insert(client, 7)).hasErrorLabel("Mine"));
      server.verify(times(1), command("insert"));
    }

    @Test
    @FailCommand(command = "insert", errorCode = 2, appName = "bills", times = 1)
    @FailCommand(command = "ping", closeConnection = true, skip = 1)
    void a_connection_is_closed(MongoClient client, MockMongoServer server) {
      ping(client);
      assertThrows(MongoSocketException.class, () -> ping(client));
      insert(client, 7);
      failsAs("bills", server);
    }

    private static void failsAs(String application, MockMongoServer server) {
      try (MongoClient other = MongoClients.create(server.uri("", "appName=" + application))) {
        assertThrows(MongoException.class, () -> insert(other, 7));
      }
    }

    @Test
    @FailCommand(command = "ping", blockMillis = BLOCK)
    void a_command_is_blocked(MongoClient client) {
      long start = System.nanoTime();
      ping(client);
      assertTrue(System.nanoTime() - start >= BLOCK * 1_000_000L);
    }

    @Test
    @FailCommand(command = "insert", writeConcernError = "{code: 64, errmsg: 'too late'}")
    void a_write_concern_fails(MongoClient client) {
      assertThrows(MongoWriteConcernException.class, () -> insert(client, 7));
    }

    @Test
    @FailCommand(command = "ping", error = BAD_VALUE, times = 1)
    @FailCommand(command = "ping", error = COMMAND_NOT_FOUND)
    void the_first_written_strikes_first(MongoClient client) {
      assertThat(pingError(client), is(2));
      assertThat(pingError(client), is(59));
    }
  }

  private static int pingError(MongoClient client) {
    return assertThrows(MongoCommandException.class, () -> ping(client)).getErrorCode();
  }

  @Test
  void all_effects() {
    Run.of(EffectsCase.class).passes(6);
  }

  @FailCommand(command = "ping", errorCode = 2)
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface PingFails {}

  @MockMongo(name = "one")
  @MockMongo(name = "two")
  @AutoRespond(command = "ping")
  @FailCommand(command = "ping", errorCode = 59, server = "two")
  @PingFails
  static class PlacesCase {
    @Test
    void each_server_has_its_own(
        @FromServer("one") MongoClient one, @FromServer("two") MongoClient two) {
      assertThat(pingError(one), is(2));
      assertThat(pingError(two), is(59));
    }
  }

  @Test
  void on_a_class_composed_and_for_one_server() {
    Run.of(PlacesCase.class).passes(1);
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class UnusedCase {
    @Test
    @FailCommand(
        command = {"find", "count"},
        errorCode = 2)
    void pings(MongoClient client) {
      ping(client);
    }
  }

  @Test
  void one_that_strikes_nothing_fails_the_test() {
    assertEquals(
        "@FailCommand(command = {\"find\", \"count\"}) on UnusedCase.pings() was never used:"
            + " correct it, remove it, or set unused = IGNORE",
        Run.of(UnusedCase.class).failure().getMessage());
  }

  @MockMongo(leaks = FAIL_POINTS)
  static class LeftOnCase {
    @Test
    void leaves_one_on(MongoClient client) {
      client.getDatabase("admin").runCommand(failCommand("ping").errorCode(2));
    }
  }

  @Test
  void one_that_a_client_leaves_on_fails_the_test_where_that_is_asked_for() {
    String message = Run.of(LeftOnCase.class).failure().getMessage();

    assertThat(message, startsWith("the fail point failCommand of request "));
    assertThat(message.lines().count(), is(1L));
  }

  @MockMongo
  static class WarnedCase {
    @Test
    void leaves_one_on(MongoClient client) {
      client.getDatabase("admin").runCommand(failCommand("ping").errorCode(2));
    }
  }

  @Test
  void one_that_a_client_leaves_on_is_reported() {
    Run run = Run.of(WarnedCase.class);

    run.passes(1);
    assertThat(
        run.reports().toString(),
        containsString("warning: the fail point failCommand of request "));
  }

  @MockMongo
  static class NoEffectCase {
    @Test
    @FailCommand(command = "ping")
    void bad() {}
  }

  @MockMongo
  static class TwoErrorsCase {
    @Test
    @FailCommand(command = "ping", error = BAD_VALUE, errorCode = 2)
    void bad() {}
  }

  @MockMongo
  static class TwoEffectsCase {
    @Test
    @FailCommand(command = "ping", errorCode = 2, closeConnection = true)
    void bad() {}
  }

  @MockMongo
  static class TwoModesCase {
    @Test
    @FailCommand(command = "ping", errorCode = 2, times = 1, skip = 1)
    void bad() {}
  }

  @MockMongo
  static class NegativeCase {
    @Test
    @FailCommand(command = "ping", blockMillis = -1)
    void bad() {}
  }

  @MockMongo
  static class LabelsAloneCase {
    @Test
    @FailCommand(command = "ping", blockMillis = 1, errorLabels = "Mine")
    void bad() {}
  }

  @MockMongo
  static class BadJsonCase {
    @Test
    @FailCommand(command = "insert", writeConcernError = "{code: }")
    void bad() {}
  }

  @MockMongo
  static class NoCommandCase {
    @Test
    @FailCommand(
        command = {},
        errorCode = 2)
    void bad() {}
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            NoEffectCase.class,
            "it does nothing: add error, errorCode, closeConnection, blockMillis or"
                + " writeConcernError"),
        Arguments.of(
            TwoErrorsCase.class, "error and errorCode exclude each other: give one of them, once"),
        Arguments.of(
            TwoEffectsCase.class,
            "error, errorCode, closeConnection and writeConcernError exclude each other: give one"
                + " of them"),
        Arguments.of(TwoModesCase.class, "times and skip exclude each other: give one of them"),
        Arguments.of(NegativeCase.class, "blockMillis = -1 should be 0 or more"),
        Arguments.of(
            LabelsAloneCase.class,
            "errorLabels are the labels of an error: add error, errorCode or writeConcernError"),
        Arguments.of(
            BadJsonCase.class, "writeConcernError: line 1, column 8: expected a value but found"),
        Arguments.of(NoCommandCase.class, "command names no command: name the commands to strike"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_fails_at_once_and_says_where(Class<?> testClass, String text) {
    Throwable failure = Run.of(testClass).failure();

    assertThat(failure, instanceOf(ExtensionConfigurationException.class));
    assertThat(
        failure.getMessage(), containsString(" on " + testClass.getSimpleName() + ".bad(): "));
    assertThat(failure.getMessage(), containsString(text));
  }
}
