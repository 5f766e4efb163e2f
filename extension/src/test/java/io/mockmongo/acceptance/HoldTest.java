package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.journal.Received;
import io.mockmongo.script.Hold;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hold counts what it holds. */
class HoldTest {

  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofMinutes(2)).start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_held_request_counts_once_however_often_something_is_declared() throws Exception {
    Hold hold = server.holds(command("ping"));
    try (var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      passBarrier(client);
      assertThat(hold.uses(), is(1));

      for (int i = 0; i < 5; i++) {
        server.autoResponds(command("other")).repliesOk();
      }
      server.holds(command("another")).cancel();

      assertThat(hold.uses(), is(1));
      server.receives(command("ping")).repliesOk();
      assertThat(hold.uses(), is(1));
    }
  }

  @Test
  void a_held_request_counts_once_though_something_is_declared_on_its_way() throws Exception {
    Hold hold = server.holds(command("ping"));
    server.autoResponds(declaring()).repliesOk();
    try (var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      passBarrier(client);

      assertThat(hold.uses(), is(1));
    }
  }

  @Test
  void each_held_request_counts() throws Exception {
    Hold hold = server.holds(command("ping"));
    try (var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.send(2, "{other: 1, $db: 'admin'}");
      client.send(3, "{ping: 1, $db: 'admin'}");
      passBarrier(client);

      assertThat(hold.uses(), is(2));
    }
  }

  /** What was sent before has found its place then, as one thread reads it all. */
  private void passBarrier(RawClient client) throws Exception {
    client.send(9, "{barrier: 1, $db: 'admin'}");
    server.receives(command("barrier")).repliesOk();
  }

  /** Matches nothing, and declares something the first time a ping comes by. */
  private Matcher<Received> declaring() {
    boolean[] declared = new boolean[1];
    return new CustomTypeSafeMatcher<>("declares") {
      @Override
      protected boolean matchesSafely(Received request) {
        if (request.command().name().equals("ping") && !declared[0]) {
          declared[0] = true;
          server.autoResponds(command("other")).repliesOk();
        }
        return false;
      }
    };
  }
}
