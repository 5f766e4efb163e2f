package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.run;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.client.MongoClient;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that can't be closed fails the test, and keeps no other from being closed. */
class StuckServerTest {

  private static final CountDownLatch RELEASE = new CountDownLatch(1);

  @AfterEach
  void release() {
    RELEASE.countDown();
  }

  @MockMongo(name = "orders")
  @MockMongo(name = "billing")
  @AutoRespond(command = "ping")
  static class StuckCase {
    static Left orders;
    static Left billing;

    @Test
    void one_does_not_stop(
        @FromServer("orders") MockMongoServer ordersServer,
        @FromServer("orders") MongoClient ordersClient,
        @FromServer("billing") MockMongoServer billingServer,
        @FromServer("billing") MongoClient billingClient)
        throws IOException {
      orders = Left.of(ordersServer, ordersClient);
      billing = Left.of(billingServer, billingClient);
      ordersServer
          .autoResponds(command("stuck"))
          .replies(
              request -> {
                awaitUninterruptibly();
                return Reply.ok();
              });
      runAside(ordersClient);
      ordersServer.verify(once().within(Duration.ofSeconds(10)), command("stuck"));
    }

    private static void runAside(MongoClient client) {
      Thread thread = new Thread(() -> assertThrows(Exception.class, () -> run(client, "stuck")));
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Test
  void it_is_named_and_the_other_is_closed() throws Exception {
    Throwable failure = Run.of(StuckCase.class).failure();

    String address = StuckCase.orders.server().address();
    assertThat(failure.getMessage(), startsWith("the server at " + address + " did not stop: "));
    assertThat(failure.getMessage(), containsString("connection"));
    StuckCase.billing.isAllClosed();
  }

  private static void awaitUninterruptibly() {
    while (true) {
      try {
        RELEASE.await();
        return;
      } catch (InterruptedException e) {
        // it is meant not to stop
      }
    }
  }
}
