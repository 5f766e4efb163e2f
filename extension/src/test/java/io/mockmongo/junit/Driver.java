package io.mockmongo.junit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;

/** The driver operations that the test cases share. */
final class Driver {

  private Driver() {}

  static Document ping(MongoClient client) {
    return run(client, "ping");
  }

  static Document run(MongoClient client, String command) {
    return client.getDatabase("admin").runCommand(new Document(command, 1));
  }

  /** Who answered so many pings, by the {@code by} of the replies. */
  static List<String> answerers(MongoClient client, int pings) {
    return IntStream.range(0, pings).mapToObj(i -> ping(client).getString("by")).toList();
  }

  static void insert(MongoClient client, int id) {
    orders(client).insertOne(new Document("_id", id));
  }

  static MongoCollection<Document> orders(MongoClient client) {
    return client.getDatabase("shop").getCollection("orders");
  }
}
