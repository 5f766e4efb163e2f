package io.mockmongo.benchmark;

import static io.mockmongo.matchers.MongoMatchers.command;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;

/** Prints the bytes that the journal keeps of an exchange: heap used, before and after many. */
public final class Footprint {

  private static final int COUNT = 50_000;

  private Footprint() {}

  public static void main(String[] args) {
    try (var server = MockMongoServer.builder().journalBytes(1L << 40).start();
        var client = MongoClients.create(server.uri())) {
      server.autoResponds(command("ping")).repliesOk();
      server.autoResponds(command("insert")).replies("{n: 1}");
      server.autoResponds(command("find")).replies("{cursor: {firstBatch: [{_id: 1}]}}");
      var database = client.getDatabase("shop");
      MongoCollection<Document> orders = database.getCollection("orders");
      Runnable call =
          switch (args[0]) {
            case "insert" -> () -> orders.insertOne(new Document("qty", 3));
            case "find" -> () -> orders.find().first();
            default -> () -> database.runCommand(new Document("ping", 1));
          };
      repeat(call, COUNT / 10);
      long before = used();
      repeat(call, COUNT);
      System.out.println((used() - before) / COUNT);
    }
    System.exit(0);
  }

  private static void repeat(Runnable call, int times) {
    for (int i = 0; i < times; i++) {
      call.run();
    }
  }

  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
