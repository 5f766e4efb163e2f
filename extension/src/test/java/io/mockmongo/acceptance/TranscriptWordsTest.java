package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.reply.Reply;
import io.mockmongo.report.Transcript;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServers;
import org.junit.jupiter.api.Test;

/** The text of a transcript. */
class TranscriptWordsTest {

  private static final String LSID = "lsid: {id: {$uuid: '5f3a1c2b-0000-4000-8000-00000000000%d'}}";

  @Test
  void with_full_documents() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      server.autoResponds(command("ping")).repliesOk();
      client.send(1, "{ping: 1, $db: 'shop', comment: '" + "x".repeat(2000) + "'}");
      client.readsBody();

      String full = Transcript.withFullDocuments(server.journal());

      assertThat(full, containsString("x".repeat(2000) + "', $db: 'shop'}\n"));
      assertThat(
          Transcript.of(server.journal()),
          containsString("{ping: 1, comment: '" + "x".repeat(976) + " ...\n"));
    }
  }

  @Test
  void of_a_journal_that_was_trimmed() throws Exception {
    try (var server = MockMongoServer.builder().journalBytes(200).start();
        var client = new RawClient(server)) {
      server.autoResponds(command("ping")).repliesOk();
      client.send(1, "{ping: 1, $db: 'shop'}");
      client.readsBody();

      assertThat(
          Transcript.of(server.journal()).lines().findFirst().orElseThrow(),
          matchesPattern("\\d older facts? (was|were) discarded"));
    }
  }

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
      one.send(4, "{ping: 1, $db: 'shop', " + LSID.formatted(1) + "}");
      one.readsBody();
      two.send(1, "{wait: 1, $db: 'shop'}");
      two.send(
          2, "{ping: 2, txnNumber: {$numberLong: '1'}, $db: 'shop', " + LSID.formatted(2) + "}");
      two.readsBody();

      assertEquals(
          """
          connection 1 to HERE
                T ms     client connects from THERE
                T ms  -> N. hello admin  answered by the built-in handshake
                              and 2 more requests that drivers send by themselves
                T ms  -> N. ping shop  {ping: 1}  session 1
                T ms  <- {by: 'it', ok: 1.0}  by declared here
          connection 2 to HERE
                T ms     client connects from THERE
                T ms  -> N. wait shop  {wait: 1}
                              no reply yet
                T ms  -> N. ping shop  {ping: 2}  session 2, txn 1
                T ms  <- {by: 'it', ok: 1.0}  by declared here""",
          Transcript.of(server.journal())
              .replace(server.address(), "HERE")
              .replaceAll("127\\.0\\.0\\.1:\\d+", "THERE")
              .replaceAll(" +\\d+\\.\\d+ ms", "      T ms")
              .replaceAll("-> \\d+\\.", "-> N."));
    }
  }

  @Test
  void connections_of_two_servers_with_the_same_number_are_apart() throws Exception {
    try (var servers = MockMongoServers.start(2)) {
      for (MockMongoServer server : servers) {
        try (var client = new RawClient(server)) {
          client.send(1, "{hello: 1, $db: 'admin'}");
          client.readsBody();
        }
      }

      assertThat(
          Transcript.of(servers.journal())
              .lines()
              .filter(line -> line.startsWith("connection"))
              .toList(),
          containsInAnyOrder(
              "connection 1 to " + servers.get(0).address(),
              "connection 1 to " + servers.get(1).address()));
    }
  }

  @Test
  void a_hello_that_the_test_declared_is_not_folded() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");
      client.readsBody();
      server
          .autoResponds(command("hello"))
          .named("declared here")
          .replies(Reply.exactly("{ok: 1, a: 1}"));
      client.send(2, "{hello: 1, $db: 'admin'}");
      client.readsBody();

      assertThat(
          Transcript.of(server.journal()),
          matchesPattern(
              "(?s).* -> \\d+\\. hello admin  answered by the built-in handshake\n"
                  + "[^\n]* -> \\d+\\. hello admin  \\{hello: 1}\n"
                  + "[^\n]* <- \\{ok: 1, a: 1}  by declared here"));
    }
  }
}
