package io.mockmongo.samples.reliability;

import static io.mockmongo.matchers.MongoMatchers.command;

import io.mockmongo.server.MockMongoServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many pings to one server, from four clients at once; each must have its own reply. */
final class Pings implements EnduranceRun {

  private static final int CLIENTS = 4;
  private static final int BATCH = 100;

  @Override
  public String run(int count) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (var server = MockMongoServer.start()) {
      server.autoResponds(command("ping")).repliesOk();
      List<Future<Integer>> runs = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        runs.add(clients.submit(() -> ping(server.address(), (count + CLIENTS - 1) / CLIENTS)));
      }
      int answered = 0;
      for (Future<Integer> run : runs) {
        answered += run.get();
      }
      server.assertSatisfied();
      return "%,d pings sent by %d clients, all answered".formatted(answered, CLIENTS);
    } finally {
      clients.shutdown();
    }
  }

  private static int ping(String address, int count) throws IOException {
    try (var client = new Client(address)) {
      for (int first = 0; first < count; first += BATCH) {
        int end = Math.min(first + BATCH, count);
        ByteArrayOutputStream batch = new ByteArrayOutputStream();
        for (int i = first; i < end; i++) {
          batch.writeBytes(Client.frame(i, "{ping: 1, $db: 'admin'}"));
        }
        client.send(batch.toByteArray());
        for (int i = first; i < end; i++) {
          client.readReplyTo(i);
        }
      }
    }
    return count;
  }
}
