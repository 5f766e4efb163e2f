package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.junit.Fault.SILENCE;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import com.mongodb.client.MongoClient;
import io.mockmongo.journal.Sent;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that keeps clients waiting at the end of a test is closed as soon as any other. */
@Timeout(30) // by itself none of what waits would end within minutes
class FrozenServerTest {

  private static final int MINUTES_IN_MILLIS = 600_000;

  /** A server and its client, and a call of the test's own that waits. */
  record Frozen(Left left, FutureTask<Document> waiting) {

    /** Has the driver send {@code stuck} and wait for what comes. */
    static Frozen of(MockMongoServer server, MongoClient client) throws IOException {
      Left left = Left.of(server, client);
      FutureTask<Document> waiting = new FutureTask<>(() -> Driver.run(client, "stuck"));
      Thread thread = new Thread(waiting, "waits for " + server.address());
      thread.setDaemon(true);
      thread.start();
      server.verify(once().within(Duration.ofSeconds(10)), command("stuck"));
      ping(client); // in a second session, which the client says goodbye to as it closes
      return new Frozen(left, waiting);
    }

    void isAllClosed() throws Exception {
      left.isAllClosed();
      assertThat(saidAtClosing(), contains("the built-in housekeeping"));
      try {
        waiting.get(10, TimeUnit.SECONDS);
      } catch (ExecutionException hungUp) {
        // it has ended, either way
      }
    }

    private List<String> saidAtClosing() {
      return left.server().journal().sent().stream()
          .filter(sent -> sent.request().command().name().equals("endSessions"))
          .map(Sent::answeredBy)
          .toList();
    }
  }

  @MockMongo
  @AutoRespond(command = "ping")
  @AutoRespond(
      command = {"stuck", "endSessions"},
      fault = SILENCE)
  static class SilenceCase {
    static Frozen frozen;

    @Test
    void keeps_silent(MockMongoServer server, MongoClient client) throws IOException {
      frozen = Frozen.of(server, client);
    }
  }

  @Test
  void one_that_keeps_silent() throws Exception {
    Run.of(SilenceCase.class).passes(1);

    SilenceCase.frozen.isAllClosed();
  }

  @MockMongo
  @AutoRespond(command = "ping")
  @AutoRespond(
      command = {"stuck", "endSessions"},
      delayMillis = MINUTES_IN_MILLIS)
  static class DelayCase {
    static Frozen frozen;

    @Test
    void is_slow(MockMongoServer server, MongoClient client) throws IOException {
      frozen = Frozen.of(server, client);
    }
  }

  @Test
  void one_that_is_slow() throws Exception {
    Run.of(DelayCase.class).passes(1);

    DelayCase.frozen.isAllClosed();
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class HoldCase {
    static Frozen frozen;

    @Test
    void holds_back(MockMongoServer server, MongoClient client) throws IOException {
      server.holds(command("stuck"));
      server.holds(command("endSessions"));
      frozen = Frozen.of(server, client);
    }
  }

  @Test
  void one_that_holds_requests_back() throws Exception {
    Run.of(HoldCase.class).passes(1);

    HoldCase.frozen.isAllClosed();
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class HelloCase {
    static Left left;

    @Test
    void holds_hellos_back(MockMongoServer server, MongoClient client) throws IOException {
      left = Left.of(server, client);
      server.holds(hello());
    }
  }

  @Test
  void one_that_holds_hellos_back() throws Exception {
    Run.of(HelloCase.class).passes(1);

    HelloCase.left.isAllClosed();
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class BlockedCase {
    static Frozen frozen;

    @Test
    void blocks(MockMongoServer server, MongoClient client) throws IOException {
      server
          .autoResponds(command("stuck"))
          .replies(
              request -> {
                awaitInterruption();
                return Reply.ok();
              });
      frozen = Frozen.of(server, client);
    }
  }

  @Test
  void one_with_a_responder_that_blocks() throws Exception {
    Run.of(BlockedCase.class).passes(1);

    BlockedCase.frozen.isAllClosed();
  }

  private static void awaitInterruption() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException closing) {
      // and nothing else
    }
  }
}
