package io.mockmongo.samples.reliability;

import static io.mockmongo.matchers.MongoMatchers.command;

import io.mockmongo.server.MockMongoServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import javax.management.JMException;

/**
 * The server's process of {@link IdleConnections}: prints its address, then after a line its memory
 * and threads, and after another line closes and prints what is left.
 */
final class IdleServer {

  private static final double NANOS_PER_MILLI = 1e6;

  private IdleServer() {}

  /** Takes no arguments; exits with 1 if anything is left. */
  public static void main(String[] arguments) throws Exception {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    serveOne(); // opens what the platform keeps open, such as the pollers of virtual threads
    ProcessState before = ProcessState.now();
    MockMongoServer server = start();
    System.out.println(server.address());
    in.readLine();
    System.out.println(memoryAndThreads());
    in.readLine();
    long begin = System.nanoTime();
    server.close();
    double millis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
    ProcessState left = ProcessState.now().minus(before);
    System.out.printf(Locale.ROOT, "closed in %.0f ms; left in its process: %s%n", millis, left);
    System.exit(left.threads() <= 0 && left.descriptors() <= 0 && left.files() <= 0 ? 0 : 1);
  }

  private static MockMongoServer start() {
    MockMongoServer server = MockMongoServer.start();
    server.autoResponds(command("ping")).repliesOk();
    return server;
  }

  private static void serveOne() throws IOException {
    try (MockMongoServer server = start();
        var client = new Client(server.address())) {
      client.ping(1);
      client.ping(2);
    }
  }

  private static String memoryAndThreads() throws IOException, JMException {
    ProcessState idle = ProcessState.now();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    return "%s, heap %d MB, %,d threads of the operating system, %,d of the server"
        .formatted(resident(), idle.heap() >> 20, threads, idle.threads());
  }

  /** Returns the process's resident memory, where the system tells it. */
  private static String resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return "resident memory unknown";
    }
    try (Stream<String> lines = Files.lines(status)) {
      String line = lines.filter(each -> each.startsWith("VmRSS")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB resident";
    }
  }
}
