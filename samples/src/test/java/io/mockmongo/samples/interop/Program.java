package io.mockmongo.samples.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program of this machine, run to its end; one that takes too long is killed with its children.
 */
final class Program {

  private static final Duration LONGEST_RUN = Duration.ofSeconds(40);

  private final List<String> command;
  private final Map<String, String> environment;

  Program(List<String> command) {
    this(command, Map.of());
  }

  Program(List<String> command, Map<String, String> environment) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
  }

  /** Tells whether there is such a program and whether it ends with success. */
  static boolean succeeds(String... command) {
    try {
      return new Program(List.of(command)).ends().exitValue() == 0;
    } catch (UncheckedIOException e) {
      return false; // there is no such program
    }
  }

  /** What a program has left when it ended. */
  record Ended(int exitValue, String output, String errors) {

    @Override
    public String toString() {
      return "exit %d%n--- output%n%s%n--- errors%n%s".formatted(exitValue, output, errors);
    }
  }

  /** Runs it to its end. */
  Ended ends() {
    return endsWithin(LONGEST_RUN);
  }

  /**
   * Runs it to its end.
   *
   * @throws AssertionError if it takes longer, with what it wrote until it was killed
   */
  Ended endsWithin(Duration time) {
    try {
      Path output = Files.createTempFile("mockmongo-output", ".txt");
      Path errors = Files.createTempFile("mockmongo-errors", ".txt");
      try {
        int exitValue = run(time, output, errors);
        return new Ended(exitValue, text(output), text(errors));
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(String.join(" ", command), e);
    }
  }

  private int run(Duration time, Path output, Path errors) throws IOException {
    Process process = start(output, errors);
    try {
      if (!process.waitFor(time.toMillis(), MILLISECONDS)) {
        throw new AssertionError(
            command + " takes longer than " + time + "\n" + text(output) + text(errors));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while " + command + " ran", e);
    } finally {
      kill(process);
    }
  }

  private Process start(Path output, Path errors) throws IOException {
    var builder =
        new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** Whatever it has written, valid text or not. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
