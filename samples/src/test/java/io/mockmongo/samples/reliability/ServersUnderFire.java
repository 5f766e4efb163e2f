package io.mockmongo.samples.reliability;

import static io.mockmongo.matchers.MongoMatchers.command;

import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Many servers, one after another, each closed while clients ping it, send garbage and stop in the
 * middle of a frame: each close must succeed, and end each connection.
 */
final class ServersUnderFire implements EnduranceRun {

  private static final int PINGING = 4;
  private static final int GARBAGE = 2;
  private static final int STALLED = 2;
  private static final int LONGEST_SECONDS = 30;
  private static final double NANOS_PER_MILLI = 1e6;

  /** A client that goes on until the server ends its connection. */
  @FunctionalInterface
  private interface Fire {
    void at(Client client, CountDownLatch begun) throws IOException;
  }

  @Override
  public String run(int count) throws Exception {
    long longest = 0;
    ExecutorService clients = Executors.newFixedThreadPool(PINGING + GARBAGE + STALLED);
    try {
      for (int i = 0; i < count; i++) {
        longest = Math.max(longest, closedUnderFire(clients));
      }
    } finally {
      clients.shutdown();
    }
    return "%,d servers closed under fire of %d clients each, the longest close took %.0f ms"
        .formatted(count, PINGING + GARBAGE + STALLED, longest / NANOS_PER_MILLI);
  }

  /** Returns the nanoseconds that the server took to close. */
  private static long closedUnderFire(ExecutorService clients) throws Exception {
    List<Future<?>> fires = new ArrayList<>();
    CountDownLatch begun = new CountDownLatch(PINGING + GARBAGE + STALLED);
    MockMongoServer server = MockMongoServer.start();
    long begin;
    try (server) {
      server.autoResponds(command("ping")).repliesOk();
      start(PINGING, ServersUnderFire::pings, server, begun, clients, fires);
      start(GARBAGE, ServersUnderFire::sendsGarbage, server, begun, clients, fires);
      start(STALLED, ServersUnderFire::stops, server, begun, clients, fires);
      if (!begun.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("a client could not begin within " + LONGEST_SECONDS + " s");
      }
      begin = System.nanoTime();
    } // throws if a thread does not stop
    long nanos = System.nanoTime() - begin;
    for (Future<?> fire : fires) {
      fire.get(); // ends since its connection does, or fails
    }
    return nanos;
  }

  private static void start(
      int count,
      Fire fire,
      MockMongoServer server,
      CountDownLatch begun,
      ExecutorService clients,
      List<Future<?>> fires) {
    for (int i = 0; i < count; i++) {
      fires.add(
          clients.submit(
              () -> {
                try (var client = new Client(server.address())) {
                  fire.at(client, begun);
                }
                return null;
              }));
    }
  }

  private static void pings(Client client, CountDownLatch begun) throws IOException {
    client.ping(0);
    begun.countDown();
    try {
      for (int i = 1; true; i++) {
        client.ping(i);
      }
    } catch (SocketException closed) {
      // as expected
    }
  }

  private static void sendsGarbage(Client client, CountDownLatch begun) throws IOException {
    byte[] garbage = new byte[1000];
    new Random(garbage.length).nextBytes(garbage);
    client.send(garbage);
    begun.countDown();
    client.readToEnd();
  }

  private static void stops(Client client, CountDownLatch begun) throws IOException {
    client.ping(1);
    client.send(new byte[] {100, 0, 0, 0, 1});
    begun.countDown();
    client.readToEnd();
  }
}
