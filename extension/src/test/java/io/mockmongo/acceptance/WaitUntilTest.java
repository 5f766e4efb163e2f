package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
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
