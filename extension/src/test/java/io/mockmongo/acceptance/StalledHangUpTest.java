package io.mockmongo.acceptance;

import static io.mockmongo.matchers.ConversationMatchers.hungUp;
import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.mockmongo.reply.Reply;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hang-up strikes at once, also where a reply is being written that the client does not read. */
@Timeout(60)
class StalledHangUpTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Reply HUGE = Reply.of("{text: '" + "x".repeat(20_000_000) + "'}");

  private final MockMongoServer server = MockMongoServer.builder().timeout(TIMEOUT).start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void on_all_connections() throws Exception {
    server.autoResponds(command("find")).replies(HUGE);
    try (var stalled = new RawClient(server)) {
      stalled.send(1, "{find: 'orders', $db: 'shop'}");
      server.awaits(reply());

      long start = System.nanoTime();
      server.hangsUp();
      server.awaits(hungUp());

      assertThat(System.nanoTime() - start, is(lessThan(TIMEOUT.dividedBy(2).toNanos())));
    }
  }

  @Test
  void on_that_of_a_request() throws Exception {
    server.autoResponds(command("find")).replies(HUGE);
    try (var stalled = new RawClient(server)) {
      stalled.send(1, "{other: 1, $db: 'shop'}");
      Request other = server.receives(command("other"));
      stalled.send(2, "{find: 'orders', $db: 'shop'}");
      server.awaits(reply());

      long start = System.nanoTime();
      other.hangsUp();
      server.awaits(hungUp());

      assertThat(System.nanoTime() - start, is(lessThan(TIMEOUT.dividedBy(2).toNanos())));
    }
  }

  @Test
  void in_the_middle_of_slices() throws Exception {
    try (var raw = new RawClient(server)) {
      raw.send(1, "{other: 1, $db: 'shop'}");
      Request other = server.receives(command("other"));
      raw.send(2, "{find: 'orders', $db: 'shop'}");
      server.receives(command("find")).replies(Reply.ok().inSlices(10, Duration.ofMinutes(1)));

      long start = System.nanoTime();
      other.hangsUp();
      server.awaits(hungUp());

      assertThat(System.nanoTime() - start, is(lessThan(TIMEOUT.dividedBy(2).toNanos())));
    }
  }
}
