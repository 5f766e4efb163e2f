package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a command asks a proxy of driver tests for, the server does to its reply. */
class ProxyActionsTest {

  private static final Duration DELAY = Duration.ofMillis(80);

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client =
      Driver.connect(server, "retryReads=false", "socketTimeoutMS=2000");

  @BeforeEach
  void answer() {
    server.autoResponds(command("ping")).replies("{by: 'a declaration'}");
  }

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void a_reply_comes_in_pieces_with_a_delay() {
    long start = System.nanoTime();

    Document reply = ping("{sendBytes: 3}, {sendBytes: 20}, {delayMs: 80}, {sendAll: true}");

    assertThat(reply.get("by"), is("a declaration"));
    assertTrue(System.nanoTime() - start >= DELAY.toNanos());
  }

  @Test
  void the_rest_of_a_reply_is_never_sent() {
    try (MongoClient impatient =
        Driver.connect(server, "retryReads=false", "socketTimeoutMS=100")) {
      assertThrows(MongoSocketReadTimeoutException.class, () -> ping(impatient, "{sendBytes: 20}"));
    }

    assertThat(ping("{sendAll: true}").get("by"), is("a declaration"));
  }

  @Test
  void a_reply_of_the_test_is_delayed_too() {
    server.holds(command("count"));
    var call =
        server.go(
            () ->
                client
                    .getDatabase("shop")
                    .runCommand(
                        Document.parse(
                            "{count: 'orders', proxyTest: {actions: [{delayMs: 80}, {sendAll: true}]}}")));
    var request = server.receives(command("count"));
    long start = System.nanoTime();

    request.replies("{n: 3}");

    assertThat(call.result().get("n"), is(3));
    assertTrue(System.nanoTime() - start >= DELAY.toNanos());
  }

  private Document ping(String actions) {
    return ping(client, actions);
  }

  private static Document ping(MongoClient client, String actions) {
    return client
        .getDatabase("admin")
        .runCommand(Document.parse("{ping: 1, proxyTest: {actions: [" + actions + "]}}"));
  }
}
