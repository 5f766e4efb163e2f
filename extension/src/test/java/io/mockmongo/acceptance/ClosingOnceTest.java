package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is closed once, and for good. */
class ClosingOnceTest {

  @Test
  void two_of_its_own_threads_that_close_it_do_not_wait_for_each_other() throws Exception {
    MockMongoServer server = MockMongoServer.start();
    BlockingQueue<Optional<Throwable>> outcomes = new LinkedBlockingQueue<>();
    CyclicBarrier both = new CyclicBarrier(2);
    server.autoResponds(command("shutdown")).replies(closes(server, both, outcomes));
    try (var one = new RawClient(server);
        var two = new RawClient(server)) {
      one.send(1, "{shutdown: 1, $db: 'admin'}");
      two.send(1, "{shutdown: 1, $db: 'admin'}");

      assertThat(outcomes.poll(10, TimeUnit.SECONDS), is(Optional.empty()));
      assertThat(outcomes.poll(10, TimeUnit.SECONDS), is(Optional.empty()));
    }
  }

  private static Answer closes(
      MockMongoServer server, CyclicBarrier both, BlockingQueue<Optional<Throwable>> outcomes) {
    return request -> {
      try {
        both.await(10, TimeUnit.SECONDS);
        server.close();
        outcomes.add(Optional.empty());
      } catch (Exception thrown) {
        outcomes.add(Optional.of(thrown));
      }
      return Reply.silence();
    };
  }

  @Test
  void what_is_declared_afterwards_starts_nothing() throws Exception {
    MockMongoServer server = MockMongoServer.builder().timeout(Duration.ofMinutes(5)).start();
    CountDownLatch release = new CountDownLatch(1);
    try (var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.send(2, "{barrier: 1, $db: 'admin'}");
      server.receives(command("barrier")).replies(Reply.silence());
      server.close();

      server
          .autoResponds(command("ping")) // which is parked for good
          .replies(
              request -> {
                Aside.awaitUninterruptibly(release);
                return Reply.ok();
              });

      assertThat(ServerThreads.of(server), not(hasItem(startsWith("worker"))));
    } finally {
      release.countDown();
    }
  }

  @Test
  void another_call_waits_until_it_is_closed() throws Exception {
    MockMongoServer server = MockMongoServer.start();
    CountDownLatch answering = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    server
        .autoResponds(command("ping"))
        .replies(
            request -> {
              answering.countDown();
              Aside.awaitUninterruptibly(release);
              return Reply.silence();
            });
    try (var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      Aside.isOpen(answering);
      Thread first = new Thread(server::close);
      Thread second = new Thread(server::close);
      first.start();
      assertThat(waits(first), is(true));
      second.start();

      assertThat(waits(second), is(true));

      release.countDown();
      first.join(10_000);
      second.join(10_000);
      assertThat(second.getState(), is(Thread.State.TERMINATED));
    } finally {
      release.countDown();
    }
  }

  private static boolean waits(Thread thread) {
    while (thread.getState() != Thread.State.TERMINATED) {
      if (thread.getState() == Thread.State.WAITING
          || thread.getState() == Thread.State.TIMED_WAITING) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  @Test
  void all_is_closed_even_if_the_socket_file_cannot_be_deleted(@TempDir Path directory)
      throws Exception {
    Path inside = Files.createDirectory(directory.resolve("d"));
    MockMongoServer server = MockMongoServer.builder().unixSocket(inside.resolve("a.sock")).start();
    Files.delete(inside.resolve("a.sock"));
    Files.delete(inside);
    Files.createSymbolicLink(inside, inside); // so that nothing can be read below it

    UncheckedIOException failure = assertThrows(UncheckedIOException.class, server::close);

    assertThat(failure.getMessage(), containsString("a.sock could not be released: "));
    assertThat(ServerThreads.of(server), is(empty()));
    server.close();
  }
}
