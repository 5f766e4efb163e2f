package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.socket.FreedPort;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** close() at any time, from any thread. */
class ClosingBusyTest {

  private final CountDownLatch blocking = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  /** Blocks until it is interrupted, as a sleep or a call to a queue would. */
  private final Answer blocks =
      request -> {
        blocking.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          interrupted.countDown();
        }
        return Reply.ok();
      };

  @Test
  void a_responder_that_blocks_is_interrupted() throws Exception {
    MockMongoServer server = MockMongoServer.start();
    try (var client = new RawClient(server)) {
      server.autoResponds(command("ping")).replies(blocks);
      client.send(1, "{ping: 1, $db: 'admin'}");
      assertTrue(Aside.isOpen(blocking));

      server.close();

      assertThat(interrupted.getCount(), is(0L));
    }
  }

  @Test
  void so_is_one_that_answers_what_was_parked() throws Exception {
    MockMongoServer server = MockMongoServer.start();
    try (var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.send(2, "{barrier: 1, $db: 'admin'}");
      server.receives(command("barrier")).repliesOk();
      server.autoResponds(command("ping")).replies(blocks);
      assertTrue(Aside.isOpen(blocking));

      server.close();

      assertThat(interrupted.getCount(), is(0L));
    }
  }

  @Test
  void a_reply_that_was_to_come_later_is_not_waited_for() throws Exception {
    MockMongoServer server = MockMongoServer.start();
    try (var client = new RawClient(server)) {
      server
          .autoResponds(command("ping"))
          .first(Reply.ok().delayed(Duration.ofMillis(1)))
          .then(Reply.ok().delayed(Duration.ofMinutes(5)));
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.readsBody();
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.send(2, "{barrier: 1, $db: 'admin'}");
      server.receives(command("barrier")).replies(Reply.silence());

      server.close(); // throws if a thread does not stop

      assertThat(client.reads(), nullValue());
    }
  }

  @Test
  void a_thread_that_is_interrupted_closes_and_stays_interrupted() throws Exception {
    MockMongoServer server = MockMongoServer.start();
    try (var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");
      client.readsBody();

      boolean stays;
      Thread.currentThread().interrupt();
      try {
        server.close();
      } finally {
        stays = Thread.interrupted(); // and no more, for the tests to come
      }

      assertThat(stays, is(true));
      assertThat(client.reads(), nullValue());
    }
  }

  @Test
  void a_background_call_may_close_the_server() throws Exception {
    MockMongoServer server = MockMongoServer.start();

    assertThat(server.runs(server::close).result(), nullValue());

    assertThat(FreedPort.refuses(server.address()), is(true));
  }

  @Test
  void who_verifies_is_woken() throws Exception {
    MockMongoServer server = MockMongoServer.start();
    Aside<Throwable> verifying =
        Aside.goes(
            () ->
                assertThrows(
                    Throwable.class,
                    () -> server.verify(once().within(Duration.ofMinutes(5)), command("ping"))));

    server.close();

    assertThat(verifying.result(), instanceOf(IllegalStateException.class));
    assertThat(
        verifying.result().getMessage(),
        is("the server was closed; nothing more will be received"));
  }

  @Test
  void a_listener_that_throws_fails_the_test_and_nothing_else() throws Exception {
    RuntimeException bug = new IllegalStateException("a bug in the listener");
    MockMongoServer server =
        MockMongoServer.builder()
            .listener(
                fact -> {
                  throw bug;
                })
            .start();
    try (var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");
      assertThat(client.readsBody().get("setName"), notNullValue());
      client.send(2, "{hello: 1, $db: 'admin'}");
      assertThat(client.readsBody().get("setName"), notNullValue());

      AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);

      assertThat(error.getMessage(), startsWith("the listener threw " + bug));
      assertThat(error.getSuppressed()[0], is((Throwable) bug));
      server.close();
      assertThat(client.reads(), nullValue());
    }
  }
}
