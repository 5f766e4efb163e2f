package io.mockmongo.benchmark;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Many at once: prints the microseconds that it took, warmed up. */
public final class Crowd {

  private static final int WARM_UP = 10;

  private Crowd() {}

  /** Runs {@code servers} or {@code connections}, with a contender, a number of times. */
  public static void main(String[] args) throws IOException {
    Contender contender = Contender.valueOf(args[1]);
    long nanos = 0;
    for (int i = 0; i <= WARM_UP; i++) {
      long start = System.nanoTime();
      if (args[0].equals("servers")) {
        servers(contender, Integer.parseInt(args[2]));
      } else {
        connections(contender, Integer.parseInt(args[2]));
      }
      nanos = System.nanoTime() - start;
    }
    System.out.println(nanos / 1000);
    System.exit(0);
  }

  private static void servers(Contender contender, int count) throws IOException {
    List<AutoCloseable> open = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Contender.Running server = contender.start(Deployment.STANDALONE, Served.NOTHING);
      RawPing client = new RawPing(port(server));
      client.ping();
      open.add(server);
      open.add(client);
    }
    close(open);
  }

  private static void connections(Contender contender, int count) throws IOException {
    try (Contender.Running server = contender.start(Deployment.STANDALONE, Served.NOTHING)) {
      List<AutoCloseable> open = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        RawPing client = new RawPing(port(server));
        client.ping();
        open.add(client);
      }
      close(open);
    }
  }

  private static int port(Contender.Running server) {
    return URI.create(server.uri()).getPort();
  }

  private static void close(List<AutoCloseable> open) {
    for (AutoCloseable one : open) {
      try {
        one.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
