package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.Section;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.wire.Compression;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.MessageEncoder;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Requests that want no reply are there for the test, but do not pile up. */
class UnacknowledgedTest {

  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration SECONDS = Duration.ofSeconds(10);

  @Test
  void they_can_be_received() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      sendInserts(client, 3);
      passBarrier(server, client);

      assertThat(countReceived(server), is(3));
      server.assertSatisfied();
    }
  }

  @Test
  void where_nobody_can_receive_them_none_is_kept() throws Exception {
    try (var server = MockMongoServer.builder().unattended().start();
        var client = new RawClient(server)) {
      server.autoResponds(command("barrier")).repliesOk();
      sendInserts(client, 3);
      client.send(9, "{barrier: 1, $db: 'shop'}");
      client.readsBody();

      assertThat(countReceived(server), is(0));
      server.assertSatisfied();
    }
  }

  @Test
  void those_that_the_journal_lets_go_are_let_go() throws Exception {
    try (var server =
            MockMongoServer.builder().timeout(Duration.ofMinutes(2)).journalBytes(4096).start();
        var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      sendInserts(client, 200);
      passBarrier(server, client);

      assertThat(countReceived(server), allOf(greaterThan(0), lessThan(50)));
      // whose client waits is not let go
      server.receives(command("ping"), SECONDS).repliesOk();
    }
  }

  /** What is kept of a message is not compressed, so that is not what counts. */
  @Test
  void those_that_came_compressed_are_let_go_likewise() throws Exception {
    String insert = "{insert: 'orders', what: '" + "x".repeat(1000) + "', $db: 'shop'}";
    Frame compressed = Compression.compress(unacknowledged(1, insert), Compressor.ZLIB);
    try (var server = MockMongoServer.builder().journalBytes(8192).start();
        var client = new RawClient(server)) {
      for (int i = 0; i < 20; i++) {
        client.send(compressed.bytes());
      }
      passBarrier(server, client);

      assertThat(compressed.length(), lessThan(200));
      assertThat(countReceived(server), allOf(greaterThan(0), lessThan(8)));
    }
  }

  private static void sendInserts(RawClient client, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      client.send(
          unacknowledged(i, "{insert: 'orders', documents: [{_id: 7}], $db: 'shop'}").bytes());
    }
  }

  private static Frame unacknowledged(int requestId, String command) {
    List<Section> body = List.of(new Section.Body(ExtendedJson.parse(command)));
    return MessageEncoder.encode(
        new OpMsg(requestId, 0, MsgFlag.MORE_TO_COME.mask(), body, OptionalInt.empty()));
  }

  private static void passBarrier(MockMongoServer server, RawClient client) throws Exception {
    client.send(9, "{barrier: 1, $db: 'shop'}");
    server.receives(command("barrier"), SECONDS).repliesOk();
    client.readsBody();
  }

  /** Receives until there is none; all there are have come before. */
  private static int countReceived(MockMongoServer server) {
    int[] count = new int[1];
    assertThrows(
        AssertionError.class,
        () -> {
          while (true) {
            server.receives(command("insert"), SHORT);
            count[0]++;
          }
        });
    return count[0];
  }
}
