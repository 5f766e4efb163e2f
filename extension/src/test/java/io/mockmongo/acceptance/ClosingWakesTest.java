package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever waits for a server when it is closed is woken at once. */
@Timeout(30)
class ClosingWakesTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final MockMongoServer server = MockMongoServer.builder().timeout(LONG).start();

  @Test
  void who_receives() throws Exception {
    isWokenFrom(server::receives);
  }

  @Test
  void who_verifies() throws Exception {
    isWokenFrom(() -> server.verify(once().within(LONG), command("ping")));
  }

  private void isWokenFrom(Runnable waiting) throws Exception {
    CompletableFuture<Throwable> woken = new CompletableFuture<>();
    Thread thread = new Thread(() -> woken.complete(thrownBy(waiting)));
    thread.setDaemon(true);
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    server.close();

    Throwable thrown = woken.get(10, TimeUnit.SECONDS);
    assertThat(thrown, instanceOf(IllegalStateException.class));
    assertThat(thrown.getMessage(), is("the server was closed; nothing more will be received"));
  }

  private static Throwable thrownBy(Runnable waiting) {
    try {
      waiting.run();
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }
}
