package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayContaining;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.mockmongo.journal.Sent;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What went wrong on the server's side fails the test, but never hides the test's own failure. */
class StrictnessTest {

  @MockMongo
  @AutoRespond(command = "ping", on = "shop", times = 2)
  static class SwallowingCase {
    @Test
    void swallows(MongoClient client) {
      assertThrows(MongoCommandException.class, () -> ping(client));
    }
  }

  @Test
  void an_unmatched_request_fails_a_test_that_passes_otherwise() {
    Throwable failure = Run.of(SwallowingCase.class).failure();

    assertThat(failure, instanceOf(AssertionError.class));
    assertThat(
        failure.getMessage(),
        matchesPattern(
            """
            ping admin was not answered \\(StrictnessTest\\.java:\\d+\\)
                \\{ping: 1}.*
                closest: @AutoRespond\\(command = "ping", on = "shop"\\) on \
            SwallowingCase
                  database: expected shop, but was admin
                declare a reply, or run the call with server\\.go\\(\\.\\.\\.\\) and take the request with \
            server\\.receives\\(\\.\\.\\.\\)"""));
  }

  @MockMongo
  static class SecondRequestCase {
    @Test
    @AutoRespond(command = "ping", times = 1)
    void twice(MongoClient client) {
      ping(client);
      assertThrows(MongoCommandException.class, () -> ping(client));
    }
  }

  @Test
  void a_request_beyond_the_times_of_its_answer_is_unmatched() {
    assertThat(
        Run.of(SecondRequestCase.class).failure().getMessage(),
        startsWith("ping admin was not answered (StrictnessTest.java:"));
  }

  @MockMongo
  static class FailingCase {
    @Test
    void fails(MongoClient client) {
      assertThrows(MongoCommandException.class, () -> ping(client));
      throw new IllegalStateException("the test's own");
    }
  }

  @Test
  void the_tests_own_failure_comes_first_and_the_finding_beneath_it() {
    Throwable failure = Run.of(FailingCase.class).failure();

    assertThat(failure, hasToString("java.lang.IllegalStateException: the test's own"));
    assertThat(
        failure.getSuppressed(),
        is(
            arrayContaining(
                hasToString(startsWith("java.lang.AssertionError: ping admin was not answered")))));
  }

  @MockMongo
  static class FailingAfterwardsCase {
    @Test
    void passes(MongoClient client) {
      assertThrows(MongoCommandException.class, () -> ping(client));
    }

    @AfterEach
    void fails() {
      throw new IllegalStateException("after the test");
    }
  }

  @Test
  void so_does_a_failure_of_what_runs_after_the_test() {
    Throwable failure = Run.of(FailingAfterwardsCase.class).failure();

    assertThat(failure.getMessage(), is("after the test"));
    assertThat(failure.getSuppressed()[0].getMessage(), startsWith("ping admin was not answered"));
  }

  @MockMongo
  static class AbortedCase {
    @Test
    void aborts(MongoClient client) {
      assertThrows(MongoCommandException.class, () -> ping(client));
      assumeTrue(false, "not here");
    }
  }

  @Test
  void a_test_that_was_aborted_stays_so() {
    assertThat(Run.of(AbortedCase.class).results().testEvents().aborted().count(), is(1L));
  }

  @MockMongo
  static class ThrowingResponderCase {
    @Test
    void throwing(MongoClient client, MockMongoServer server) {
      server
          .autoResponds(command("ping"))
          .replies(
              request -> {
                throw new IllegalArgumentException("oops");
              });
      assertThrows(MongoCommandException.class, () -> ping(client));
    }
  }

  @Test
  void a_responder_that_throws_fails_the_test_with_what_it_threw() {
    Throwable failure = Run.of(ThrowingResponderCase.class).failure();

    assertThat(
        failure.getMessage(),
        matchesPattern(
            """
            autoResponds\\(ping\\) at StrictnessTest\\.java:\\d+ threw \
            java\\.lang\\.IllegalArgumentException: oops
                for ping admin  \\{ping: 1}.*"""));
    assertThat(
        failure.getSuppressed(),
        is(arrayContaining(hasToString("java.lang.IllegalArgumentException: oops"))));
  }

  @MockMongo
  static class HoldingCase {
    static MockMongoServer left;

    @Test
    void holds_what_a_client_says_as_it_closes(MockMongoServer server, MongoClient client) {
      left = server;
      server.autoResponds(command("ping")).repliesOk();
      ping(client);
      server.holds(command("endSessions"));
    }
  }

  @Test
  void what_a_test_holds_is_let_go_before_the_client_closes() {
    Run.of(HoldingCase.class).passes(1);

    assertThat(
        HoldingCase.left.journal().sent().stream()
            .filter(sent -> sent.request().command().name().equals("endSessions"))
            .map(Sent::answeredBy)
            .toList(),
        contains("the built-in housekeeping"));
  }

  @MockMongo
  @AutoRespond(command = "insert", reply = "{inserted: 1}")
  static class IncompleteReplyCase {
    @Test
    void fails_in_the_driver(MongoClient client) {
      client.getDatabase("shop").getCollection("orders").insertOne(new Document());
    }
  }

  @Test
  void a_failure_in_the_driver_is_explained_by_what_the_reply_lacks() {
    Throwable failure = Run.of(IncompleteReplyCase.class).failure();

    assertThat(failure.getMessage(), is("Document does not contain key n"));
    assertThat(
        failure.getSuppressed()[0].getMessage(),
        startsWith(
            "warning: the reply to insert shop.orders by @AutoRespond(command = \"insert\") on"
                + " IncompleteReplyCase has no n, which drivers require"));
  }

  @MockMongo
  @AutoRespond(command = "count", reply = "{counted: 1}")
  static class IncompleteButEnoughCase {
    @Test
    void runs_the_command_by_hand(@Namespace("shop") MongoDatabase database) {
      database.runCommand(new Document("count", "orders"));
    }
  }

  @Test
  void a_test_that_passes_reports_what_a_reply_lacks() {
    Run run = Run.of(IncompleteButEnoughCase.class);

    run.passes(1);
    assertThat(run.reports().get(0), startsWith("warning: the reply to count "));
  }
}
