package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A request that comes while a test ends and the next begins gets an answer, of either. */
class ResetUnderLoadTest {

  private static final int CLIENTS = 4;
  private static final int RESETS = 1_000;

  @Test
  @Timeout(120)
  void no_client_waits_for_ever() throws Exception {
    reset(MockMongoServer.builder(), RESETS);
  }

  @Test
  @Timeout(120)
  void nor_where_nobody_receives() throws Exception {
    reset(MockMongoServer.builder().unattended(), RESETS / 5);
  }

  private static void reset(MockMongoServerBuilder builder, int resets) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch pinging = new CountDownLatch(CLIENTS);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (MockMongoServer server = builder.start()) {
      server.autoResponds(command("ping")).repliesOk();
      List<Future<Integer>> answered = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        answered.add(clients.submit(() -> pingUntil(done, pinging, server)));
      }
      assertThat(pinging.await(30, TimeUnit.SECONDS), is(true));
      for (int i = 0; i < resets; i++) {
        server.lifecycle().reset();
        server.autoResponds(command("ping")).repliesOk();
      }
      done.set(true);

      List<Integer> counts = new ArrayList<>();
      for (Future<Integer> each : answered) {
        counts.add(each.get(30, TimeUnit.SECONDS));
      }
      assertThat(counts, everyItem(greaterThan(0)));
    } finally {
      clients.shutdownNow();
    }
  }

  /** Each read takes ten seconds at most, so a request that is lost fails. */
  private static int pingUntil(AtomicBoolean done, CountDownLatch pinging, MockMongoServer server)
      throws Exception {
    int count = 0;
    try (RawClient client = new RawClient(server)) {
      while (!done.get()) {
        client.send(++count, "{ping: 1, $db: 'admin'}");
        client.readsBody();
        if (count == 1) {
          pinging.countDown();
        }
      }
    }
    return count;
  }
}
