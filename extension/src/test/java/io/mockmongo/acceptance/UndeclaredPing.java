package io.mockmongo.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.function.Executable;

/**
 * A ping that nothing answers, to a server whose timeout is long, by a client with many heartbeats.
 *
 * @param server the server
 * @param client its client
 */
record UndeclaredPing(MockMongoServer server, MongoClient client) implements AutoCloseable {

  static final Duration TIMEOUT = Duration.ofMinutes(1);

  static UndeclaredPing start() {
    MockMongoServer server = MockMongoServer.builder().timeout(TIMEOUT).start();
    MongoClientSettings.Builder settings =
        server
            .applyTo(MongoClientSettings.builder())
            .applyToServerSettings(its -> its.heartbeatFrequency(50, TimeUnit.MILLISECONDS));
    return new UndeclaredPing(server, MongoClients.create(settings.build()));
  }

  /** Sends the ping, on a thread of the caller's choice. */
  Document send() {
    return Driver.ping(client);
  }

  /** Sends the ping, and swallows the exception. */
  void sendInVain() {
    assertThrows(RuntimeException.class, this::send);
  }

  /**
   * Checks that a wait ends long before the timeout, and the whole text of the failure.
   *
   * @param test the class of the test
   * @param wait sends the ping on another thread and waits for the result
   */
  void isRefused(Class<?> test, Executable wait) {
    long start = System.nanoTime();

    try {
      wait.execute();
    } catch (Throwable thrown) {
      // as the way to wait has it: of the driver, in another exception, or none
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start), lessThan(TIMEOUT.dividedBy(2)));
    assertEquals(
        "ping admin was not answered ("
            + lineOf(test)
            + ")\n    {ping: 1}  session 1\n    declare a reply, or run the call with"
            + " server.go(...) and take the request with server.receives(...)",
        assertThrows(AssertionError.class, server::assertSatisfied).getMessage());
  }

  private static String lineOf(Class<?> test) {
    StackTraceElement called =
        Arrays.stream(new Throwable().getStackTrace())
            .filter(frame -> frame.getClassName().equals(test.getName()))
            .reduce((inner, outer) -> outer)
            .orElseThrow();
    return called.getFileName() + ":" + called.getLineNumber();
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
