package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.reply.Reply;
import io.mockmongo.report.Transcript;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;

/** The words of a conversation that is written down. */
class TranscriptWordsTest {

  @Test
  void by_connection_with_what_drivers_send_by_themselves_folded() throws Exception {
    try (var server = MockMongoServer.start();
        var one = new RawClient(server);
        var two = new RawClient(server)) {
      server.autoResponds(command("ping")).named("declared here").replies("{by: 'it'}");
      server.autoResponds(command("wait")).replies(Reply.silence());
      for (int i = 0; i < 3; i++) {
        one.send(i, "{hello: 1, $db: 'admin'}");
        one.readsBody();
      }
      one.send(4, "{ping: 1, $db: 'shop'}");
      one.readsBody();
      two.send(1, "{wait: 1, $db: 'shop'}");
      two.send(2, "{ping: 2, $db: 'shop'}");
      two.readsBody();

      assertEquals(
          """
          connection 1 to HERE
                T ms     client connects from THERE
                T ms  -> N. hello admin
                              answered by the built-in handshake
                              and 2 more that drivers send by themselves
                T ms  -> N. ping shop  {ping: 1, $db: 'shop'}
                T ms  <- {by: 'it', ok: 1.0}
                              by declared here
          connection 2 to HERE
                T ms     client connects from THERE
                T ms  -> N. wait shop  {wait: 1, $db: 'shop'}
                              no reply up to now
                T ms  -> N. ping shop  {ping: 2, $db: 'shop'}
                T ms  <- {by: 'it', ok: 1.0}
                              by declared here""",
          Transcript.of(server.journal())
              .replace(server.address(), "HERE")
              .replaceAll("127\\.0\\.0\\.1:\\d+", "THERE")
              .replaceAll(" +\\d+\\.\\d+ ms", "      T ms")
              .replaceAll("-> \\d+\\.", "-> N."));
    }
  }
}
