package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;

import io.mockmongo.journal.ConnectionOpened;
import io.mockmongo.server.MockMongoServer;
import java.util.concurrent.CountDownLatch;

/**
 * A server with a virtual machine of its own: says its address, then {@code crowded} when as many
 * clients have come as it was told, and ends when its input does; with 0 if all went well.
 */
final class SmallHeapServer {

  private SmallHeapServer() {}

  public static void main(String[] args) throws Exception {
    CountDownLatch coming = new CountDownLatch(Integer.parseInt(args[0]));
    try (MockMongoServer server =
        MockMongoServer.builder()
            .listener(
                fact -> {
                  if (fact instanceof ConnectionOpened) {
                    coming.countDown();
                  }
                })
            .start()) {
      server.autoResponds(command("ping")).repliesOk();
      System.out.println(server.address());
      coming.await();
      System.out.println("crowded");
      System.in.read();
      server.assertSatisfied();
    }
  }
}
