package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;

import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server that nobody closes does not keep the program running. */
class DaemonsTest {

  private final CountDownLatch never = new CountDownLatch(1);
  private final CountDownLatch answering = new CountDownLatch(1);

  @Test
  void all_its_threads_are_daemons_whoever_starts_it() throws Exception {
    FutureTask<MockMongoServer> starting = new FutureTask<>(this::start);
    Thread starter = new Thread(starting, "starter");
    starter.setDaemon(false); // which threads pass on
    starter.start();
    try (MockMongoServer server = starting.get(10, TimeUnit.SECONDS);
        var client = new RawClient(server)) {
      client.send(1, "{later: 1, $db: 'admin'}");
      client.send(2, "{ping: 1, $db: 'admin'}");
      Aside.isOpen(answering);

      assertThat(ServerThreads.ofPlatform(server, thread -> !thread.isDaemon()), empty());
      assertThat(ServerThreads.of(server), hasItems("acceptor", "connection 1", "call 1", "timer"));
    }
  }

  private MockMongoServer start() {
    MockMongoServer server = MockMongoServer.builder().timeout(Duration.ofMinutes(5)).start();
    server.runs(never::await);
    server.autoResponds(command("later")).replies(Reply.ok().delayed(Duration.ofMinutes(5)));
    server
        .autoResponds(command("ping"))
        .replies(
            request -> {
              answering.countDown();
              Aside.isOpen(never);
              return Reply.ok();
            });
    return server;
  }
}
