package io.mockmongo.benchmark;

import static io.mockmongo.matchers.MongoMatchers.command;

import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;

/**
 * The first server of a fresh JVM: prints the microseconds from the start of main to its first
 * answered ping. The client speaks in bytes, since a driver's own start hides much.
 */
public final class FreshJvm {

  private FreshJvm() {}

  /**
   * Takes the contender, and {@code driver} if a driver is to be the client, or {@code bson} if the
   * program is to use the bson library first.
   */
  public static void main(String[] args) throws IOException {
    long start = System.nanoTime();
    List<String> more = List.of(args).subList(1, args.length);
    if (more.contains("bson")) {
      new BsonDocument("ping", new BsonInt32(1));
    }
    try (MockupDb mockupDb = args[0].equals("MOCKUPDB") ? MockupDb.start(Served.NOTHING) : null) {
      int port =
          switch (args[0]) {
            case "BARE" -> bare();
            case "MOCKMONGO" -> mockMongo();
            case "MONGO_JAVA_SERVER" -> mongoJavaServer();
            default -> mockupDb.port();
          };
      if (more.contains("driver")) {
        pingByDriver(port);
      } else {
        new RawPing(port).ping();
      }
      System.out.println((System.nanoTime() - start) / 1000);
    }
    System.exit(0);
  }

  private static void pingByDriver(int port) {
    try (var client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
      client.getDatabase("admin").runCommand(new Document("ping", 1));
    }
  }

  private static int bare() {
    return new BareServer(Deployment.STANDALONE, Map.of()).port();
  }

  private static int mockMongo() {
    MockMongoServer server = MockMongoServer.start();
    server.autoResponds(command("ping")).repliesOk();
    return Integer.parseInt(server.address().replaceAll(".*:", ""));
  }

  private static int mongoJavaServer() {
    return new MongoServer(new MemoryBackend()).bind().getPort();
  }
}
