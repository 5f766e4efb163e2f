package io.mockmongo.samples.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program of this machine, run to its end; one that takes too long is killed with its children.
 */
final class Program {

  private static final int LONGEST_RUN_SECONDS = 40;

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
    try {
      Path output = Files.createTempFile("mockmongo-output", ".txt");
      Path errors = Files.createTempFile("mockmongo-errors", ".txt");
      try {
        int exitValue = run(output, errors);
        return new Ended(exitValue, text(output), text(errors));
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(String.join(" ", command), e);
    }
  }

  private int run(Path output, Path errors) throws IOException {
    Process process = start(output, errors);
    try {
      if (!process.waitFor(LONGEST_RUN_SECONDS, SECONDS)) {
        throw new AssertionError(
            "%s still runs after %d seconds%n--- output%n%s%n--- errors%n%s"
                .formatted(command, LONGEST_RUN_SECONDS, text(output), text(errors)));
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
