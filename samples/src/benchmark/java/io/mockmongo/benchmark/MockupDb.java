package io.mockmongo.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** MockupDB in a process of its own, since it speaks Python. */
record MockupDb(Process process, int port) implements AutoCloseable {

  private static final String PYTHON = "/usr/bin/python3";

  static boolean isInstalled() {
    try {
      Process process = new ProcessBuilder(PYTHON, "-c", "import mockupdb").start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static MockupDb start(Served served) {
    try {
      Process process =
          new ProcessBuilder(
                  PYTHON,
                  script().toString(),
                  String.valueOf(served.count()),
                  String.valueOf(served.size()))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      var lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
      return new MockupDb(process, Integer.parseInt(lines.readLine()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path script() throws IOException {
    Path script = Files.createTempFile("mockup", ".py");
    script.toFile().deleteOnExit();
    try (InputStream source = MockupDb.class.getResourceAsStream("mockup.py")) {
      Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
    }
    return script;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
