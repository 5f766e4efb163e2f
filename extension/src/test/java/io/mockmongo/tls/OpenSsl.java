package io.mockmongo.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads and makes keys and certificates independently of the product, by openssl. */
final class OpenSsl {

  private OpenSsl() {}

  /** Skips the test where there is none. */
  static void assumeHere() {
    boolean isHere;
    try {
      isHere = run("version").exitValue() == 0;
    } catch (IOException e) {
      isHere = false;
    }
    assumeTrue(isHere, "left out: no openssl here");
  }

  /** Runs a command that must succeed; returns what it printed. */
  static String prints(String... arguments) throws IOException {
    Process process = run(arguments);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.exitValue(), output);
    return output;
  }

  private static Process run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try {
      assertEquals(true, process.waitFor(30, TimeUnit.SECONDS), () -> "stuck: " + command);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IOException("interrupted", e);
    }
    return process;
  }
}
