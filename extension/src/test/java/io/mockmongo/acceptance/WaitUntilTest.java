package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoClients;
import com.mongodb.event.ConnectionPoolClearedEvent;
import com.mongodb.event.ConnectionPoolListener;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Waiting for what a client tells of itself. */
class WaitUntilTest {

  @Test
  void it_waits_for_a_listener_of_the_driver() {
    AtomicInteger cleared = new AtomicInteger();
    ConnectionPoolListener listener =
        new ConnectionPoolListener() {
          @Override
          public void connectionPoolCleared(ConnectionPoolClearedEvent event) {
            cleared.incrementAndGet();
          }
        };
    try (var server = MockMongoServer.start();
        var client =
            MongoClients.create(
                server
                    .applyTo(MongoClientSettings.builder())
                    .applyToConnectionPoolSettings(
                        settings -> settings.addConnectionPoolListener(listener))
                    .build())) {
      Call<Document> call = server.go(() -> ping(client));

      server.receives(command("ping")).hangsUp();
      server.waitUntil(() -> cleared.get() == 1);

      call.failsWith(MongoSocketException.class);
    }
  }

  @Test
  void what_is_true_is_not_waited_for() {
    try (var server = MockMongoServer.start()) {
      server.waitUntil(() -> true, Duration.ZERO);
    }
  }

  @Test
  void its_time_is_bounded_and_it_tells_what_waits_for_an_answer() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      server.receives(command("ping"));

      AssertionError error =
          assertThrows(
              AssertionError.class, () -> server.waitUntil(() -> false, Duration.ofMillis(20)));

      assertThat(
          error.getMessage(),
          matchesPattern(
              "(?s)the condition at WaitUntilTest\\.java:\\d+ was still false after 20 ms;"
                  + " requests without a reply:\n.*ping admin.*"));
    }
  }

  @Test
  void a_value_that_matches_is_returned() {
    AtomicInteger value = new AtomicInteger();
    try (var server = MockMongoServer.start()) {
      Integer matched = server.waitUntil(value::incrementAndGet, is(greaterThan(3)));

      assertThat(matched, is(4));
      assertThat(value.get(), is(4));
    }
  }

  @Test
  void a_value_that_does_not_match_in_time_is_shown() {
    try (var server = MockMongoServer.start()) {
      AssertionError error =
          assertThrows(
              AssertionError.class,
              () -> server.waitUntil(() -> List.of(1, 2), hasItem(3), Duration.ofMillis(20)));

      assertThat(
          error.getMessage(),
          matchesPattern(
              "(?s)the value at WaitUntilTest\\.java:\\d+ did not match within 20 ms\n"
                  + "expected: a collection containing <3>\n"
                  + "     but: mismatches were: \\[was <1>, was <2>]"));
    }
  }

  @Test
  void a_mismatch_tells_what_waits_for_an_answer() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      server.receives(command("ping"));

      AssertionError error =
          assertThrows(AssertionError.class, () -> server.waitUntil(() -> 1, is(2), Duration.ZERO));

      assertThat(error.getMessage(), containsString("but: was <1>\nrequests without a reply:\n"));
    }
  }

  @Test
  void what_the_condition_throws_it_throws() {
    IllegalStateException own = new IllegalStateException();
    try (var server = MockMongoServer.start()) {
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  server.waitUntil(
                      () -> {
                        throw own;
                      }));

      assertThat(thrown, sameInstance(own));
    }
  }

  @Test
  void an_interrupt_ends_it_and_stays_to_be_seen() {
    try (var server = MockMongoServer.start()) {
      Thread.currentThread().interrupt();

      AssertionError error =
          assertThrows(AssertionError.class, () -> server.waitUntil(() -> false));

      assertThat(Thread.interrupted(), is(true));
      assertThat(error.getMessage(), containsString("interrupted while waiting"));
    }
  }
}
