package io.mockmongo.samples.reliability;

import static io.mockmongo.matchers.MongoMatchers.command;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;

/**
 * Elections in a replica set of three members, each followed at once by a write of a driver that
 * does not know of it yet. Measures the time from the election to the write's arrival at the new
 * primary, be it the first attempt or the retry.
 */
final class Elections implements EnduranceRun {

  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public String run(int count) {
    return run("stream", count) + run("poll", count);
  }

  private static String run(String mode, int count) {
    long[] nanos = new long[count];
    try (var replicaSet = MockReplicaSet.start(3);
        MongoClient client =
            MongoClients.create(
                replicaSet
                    .applyTo(MongoClientSettings.builder())
                    .applyConnectionString(
                        new ConnectionString(replicaSet.uri("", "serverMonitoringMode=" + mode)))
                    .build())) {
      AtomicLong arrived = new AtomicLong();
      replicaSet.autoResponds(command("insert")).replies("{n: 1}");
      MongoCollection<Document> orders = client.getDatabase("shop").getCollection("orders");
      orders.insertOne(new Document());
      for (int i = 0; i < count; i++) {
        nanos[i] = failover(replicaSet, orders, arrived);
      }
    }
    Arrays.sort(nanos);
    return "\n  %s: %d elections, to the first write at the new primary: median %.1f ms, 99th percentile %.1f ms, longest %.1f ms"
        .formatted(
            mode,
            count,
            nanos[count / 2] / NANOS_PER_MILLI,
            nanos[(int) (count * 0.99)] / NANOS_PER_MILLI,
            nanos[count - 1] / NANOS_PER_MILLI);
  }

  private static long failover(
      MockReplicaSet replicaSet, MongoCollection<Document> orders, AtomicLong arrived) {
    MockMongoServer next = replicaSet.secondary(0);
    var observer = next.observes(command("insert"), insert -> arrived.set(System.nanoTime()));
    long begin = System.nanoTime();
    replicaSet.elect(next);
    orders.insertOne(new Document());
    observer.cancel();
    return arrived.get() - begin;
  }
}
