package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Delivery;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection ends once, soon, and for good, whoever ends it. */
class ConnectionEndingTest {

  private final Facts facts = new Facts();
  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofMinutes(5)).listener(facts).start();
  private RawClient client;

  @BeforeEach
  void connect() throws IOException {
    client = new RawClient(server);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void it_ends_once_though_both_sides_end_it() throws Exception {
    client.send(1, "{ping: 1, $db: 'admin'}");
    server.receives(command("ping")).hangsUp();
    client.close();
    server.close(); // so that nothing happens any more

    assertEquals(List.of(Ending.HUNG_UP), endings());
  }

  @Test
  void a_reply_that_comes_too_late_is_not_recorded_as_sent() throws Exception {
    client.send(1, "{ping: 1, $db: 'admin'}");
    Request ping = server.receives(command("ping"));
    server.close();

    assertThat(ping.repliesOk(), is(Delivery.CLIENT_GONE));
    assertThat(server.journal().sent(), empty());
  }

  @Test
  void one_that_can_not_be_written_to_ends_while_its_thread_is_busy() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    server
        .autoResponds(command("busy"))
        .replies(
            request -> {
              busy.countDown();
              Aside.awaitUninterruptibly(release);
              return Reply.ok();
            });
    for (int i = 0; i < 100; i++) {
      client.send(i, "{ping: 1, $db: 'admin'}");
    }
    client.send(100, "{busy: 1, $db: 'admin'}");
    Aside.isOpen(busy);
    client.reset();

    while (server.receives(command("ping")).repliesOk() == Delivery.DELIVERED) {
      // the news has not come through yet
    }
    try {
      assertThat(facts.next(ConnectionEnded.class).ending(), is(Ending.CLIENT_RESET));
    } finally {
      release.countDown();
    }
  }

  @Test
  void a_reply_that_no_one_can_read_ends_it_and_fails_the_test() throws Exception {
    byte[] ofNoKnownType = {8, 0, 0, 0, 0x55, 'a', 0, 0};
    server.autoResponds(hello()).replies(Reply.exactly(new RawBsonDocument(ofNoKnownType)));

    client.send(1, "{hello: 1, $db: 'admin'}");

    assertThat(client.reads(), nullValue());
    assertThat(facts.next(ConnectionEnded.class).reason(), startsWith("because it failed: "));
    assertThat(
        assertThrows(AssertionError.class, server::assertSatisfied).getMessage(),
        startsWith("connection 1 failed: "));
  }

  private List<Ending> endings() {
    return server.journal().facts().stream()
        .filter(ConnectionEnded.class::isInstance)
        .map(fact -> ((ConnectionEnded) fact).ending())
        .toList();
  }
}
