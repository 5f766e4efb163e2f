package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
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

  @Test
  void a_client_that_has_just_connected_is_not_left_waiting() throws Exception {
    for (int round = 0; round < 500; round++) {
      MockMongoServer server = MockMongoServer.start();
      try (var client = new RawClient(server)) {
        server.close();

        assertTrue(client.isHungUpOn());
      }
    }
  }

  @Test
  void what_is_under_way_is_no_finding() throws Exception {
    for (int round = 0; round < 200; round++) {
      MockMongoServer server = MockMongoServer.start();
      server.autoResponds(command("ping")).replies(Reply.ok().delayed(Duration.ofMillis(1)));
      CountDownLatch answered = new CountDownLatch(4);
      List<Aside<Void>> clients =
          Stream.generate(() -> Aside.goes(() -> pingsOnAndOn(server, answered))).limit(4).toList();
      Aside.isOpen(answered);

      server.close();

      for (Aside<Void> client : clients) {
        client.result();
      }
      assertEquals(List.of(), server.lifecycle().findings());
    }
  }

  private static Void pingsOnAndOn(MockMongoServer server, CountDownLatch answered)
      throws IOException {
    try (var client = new RawClient(server)) {
      for (int i = 0; i < 10; i++) {
        sendPing(client);
      }
      client.reads();
      answered.countDown();
      while (client.reads() != null) {
        sendPing(client);
      }
    } catch (SocketException hungUp) {
      // as it should be
    }
    return null;
  }

  private static void sendPing(RawClient client) throws IOException {
    client.send(1, "{ping: 1, $db: 'admin'}");
  }
}
