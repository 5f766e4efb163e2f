package io.mockmongo.samples.reliability;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Many connections at once to one server, which has a process of its own: each pings, is idle while
 * all others connect, and pings again. Then the server closes, and must end each.
 */
final class IdleConnections implements EnduranceRun {

  @Override
  public String run(int count) throws Exception {
    Process server = start();
    List<Client> clients = new ArrayList<>();
    try (var out =
            new BufferedReader(
                new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        var in = new PrintStream(server.getOutputStream(), true, StandardCharsets.UTF_8)) {
      String address = out.readLine();
      for (int i = 0; i < count; i++) {
        Client client = new Client(address);
        clients.add(client);
        client.ping(i);
      }
      in.println("measure");
      String idle = out.readLine();
      for (int i = 0; i < count; i++) {
        clients.get(i).ping(i);
      }
      in.println("close");
      String closed = out.readLine();
      for (Client client : clients) {
        client.readToEnd();
      }
      check(server.waitFor(), closed);
      return "%,d connections at once, each pinged twice; idle: %s; %s"
          .formatted(count, idle, closed);
    } finally {
      for (Client client : clients) {
        client.close();
      }
      server.destroyForcibly().waitFor();
    }
  }

  private static void check(int exitValue, String closed) {
    if (exitValue != 0) {
      throw new AssertionError("the server's process failed: " + closed);
    }
  }

  private static Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "-cp",
            System.getProperty("java.class.path"),
            IdleServer.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
