package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import io.mockmongo.script.Finding;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A request that is still on its way to whoever answers it counts when a test ends. */
class UnderWayTest {

  @Test
  void for_its_findings() throws Exception {
    isFound(server -> server.lifecycle().findings());
  }

  @Test
  void for_what_the_next_test_is_told_of() throws Exception {
    isFound(server -> server.lifecycle().reset());
  }

  private static void isFound(Function<MockMongoServer, List<Finding>> ending) throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (MockMongoServer server = MockMongoServer.start();
        RawClient client = new RawClient(server)) {
      server.observes(
          command("slow"),
          request -> {
            underWay.countDown();
            Aside.isOpen(release);
          });
      client.send(1, "{slow: 1, $db: 'admin'}");
      Aside.isOpen(underWay);

      FutureTask<List<Finding>> ended = new FutureTask<>(() -> ending.apply(server));
      Thread end = new Thread(ended, "the end");
      end.start();
      while (end.isAlive() && end.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      release.countDown();

      assertThat(
          ended.get(1, TimeUnit.MINUTES).stream().map(Finding::text).toList(),
          contains(containsString("slow admin was not answered")));
    }
  }
}
