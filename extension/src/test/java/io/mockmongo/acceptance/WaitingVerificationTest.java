package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.never;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.journal.Received;
import io.mockmongo.script.Times;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A verification that waits asks its pattern once for each request, however long it waits. */
class WaitingVerificationTest {

  private static final int MANY = 200;

  private final MockMongoServer server = MockMongoServer.start();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger matched = new AtomicInteger();

  @AfterEach
  void close() {
    server.close();
  }

  private Matcher<Received> ping() {
    return new CustomTypeSafeMatcher<>("ping") {
      @Override
      protected boolean matchesSafely(Received request) {
        asked.incrementAndGet();
        return request.command().name().equals("ping") && matched.incrementAndGet() > 0;
      }
    };
  }

  /** Verifies while pings arrive one by one, each once the pattern has seen the one before. */
  private void verifiesEach(Times times) throws Exception {
    server.autoResponds(anyCommand()).repliesOk();
    try (var client = new RawClient(server)) {
      var pings =
          server.go(
              () -> {
                for (int i = 0; i < MANY; i++) {
                  int before = i;
                  server.waitUntil(() -> matched.get() >= before);
                  client.send(1, "{ping: 1, $db: 'admin'}");
                  client.readsBody();
                }
                return null;
              });
      try {
        server.verify(times, ping());
      } finally {
        pings.result();
      }
    }
  }

  @Test
  void until_enough_have_come() throws Exception {
    verifiesEach(atLeast(MANY).within(Duration.ofSeconds(30)));

    assertThat(asked.get(), is(MANY));
  }

  @Test
  void after_a_mark_only_for_what_came_since() throws Exception {
    server.autoResponds(anyCommand()).repliesOk();
    try (var client = new RawClient(server)) {
      for (int i = 0; i < MANY; i++) {
        client.send(1, "{ping: 1, $db: 'admin'}");
        client.readsBody();
      }
    }

    server.verify(never().after(server.mark()), ping());

    assertThat(asked.get(), is(0));
  }
}
