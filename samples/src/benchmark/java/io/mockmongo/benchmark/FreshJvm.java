package io.mockmongo.benchmark;

import static io.mockmongo.matchers.MongoMatchers.command;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.util.Map;

/**
 * The first server of a fresh JVM: prints the microseconds from the start of main to its first
 * answered ping. The client speaks in bytes, since a driver's own start would hide all else.
 */
public final class FreshJvm {

  private FreshJvm() {}

  public static void main(String[] args) throws IOException {
    long start = System.nanoTime();
    int port =
        switch (args[0]) {
          case "BARE" -> bare();
          case "MOCKMONGO" -> mockMongo();
          case "MONGO_JAVA_SERVER" -> mongoJavaServer();
          default -> MockupDb.start(Served.NOTHING).port();
        };
    new RawPing(port).ping();
    System.out.println((System.nanoTime() - start) / 1000);
    System.exit(0);
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
