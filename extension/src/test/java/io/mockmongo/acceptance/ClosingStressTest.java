package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;

import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Closing at the very moment when the server begins to do something. */
class ClosingStressTest {

  @Test
  void it_does_not_wait_for_workers_that_never_start() throws Exception {
    for (int round = 0; round < 100; round++) {
      MockMongoServer server = MockMongoServer.start();
      try (var client = new RawClient(server)) {
        for (int i = 0; i < 50; i++) {
          client.send(i, "{ping: 1, $db: 'admin'}");
        }
        client.send(99, "{barrier: 1, $db: 'admin'}");
        server.receives(command("barrier")).repliesOk();
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch answering = new CountDownLatch(1);
        Aside<?> declaring =
            Aside.goes(
                () ->
                    server
                        .autoResponds(command("ping"))
                        .replies(
                            request -> {
                              answering.countDown();
                              Aside.isOpen(never); // until it is interrupted
                              return Reply.ok();
                            }));
        Aside.isOpen(answering);

        server.close(); // throws if a thread does not stop

        declaring.result();
      }
    }
  }
}
