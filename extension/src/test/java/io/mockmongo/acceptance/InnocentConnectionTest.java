package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.client.MongoClient;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The hang-up of an interrupted test hits nobody else. */
class InnocentConnectionTest {

  @Test
  void a_connection_whose_late_reply_has_come_stays_when_the_test_is_interrupted()
      throws Exception {
    try (MockMongoServer server = MockMongoServer.start();
        MongoClient client = Driver.connect(server);
        RawClient innocent = new RawClient(server)) {
      server.autoResponds(command("warm")).repliesOk();
      server.autoResponds(command("late")).replies(Reply.ok().delayed(Duration.ofMillis(1)));
      server.autoResponds(command("ping")).replies(Reply.silence());
      Driver.run(client, "warm");
      Thread test = Thread.currentThread();
      Aside<Void> aside =
          Aside.goes(
              () -> {
                server.verify(once().within(Duration.ofSeconds(10)), command("ping"));
                innocent.send(1, "{late: 1, $db: 'admin'}");
                assertNotNull(innocent.reads());
                test.interrupt(); // within 50 ms of the late reply
                return null;
              });
      assertThrows(Exception.class, () -> Driver.ping(client));
      Thread.interrupted();
      aside.result();

      innocent.send(2, "{warm: 1, $db: 'admin'}");
      assertNotNull(innocent.reads());
    }
  }
}
