package io.mockmongo.benchmark;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Whose turn it is, of contenders that each run in a JVM of their own: a machine is quick at one
 * time and slow at another, and each of them is to meet both. A file holds one byte: the number of
 * the one whose turn it is.
 *
 * @param file the file
 * @param mine the number of this contender, from 0
 * @param of how many take turns
 */
record Turns(Path file, int mine, int of) {

  private static final String PROPERTY = "turns";
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final long GLANCE_NANOS = 2_000_000;

  /** Makes the file: the first begins. */
  static Path newFile() throws IOException {
    Path file = Files.createTempFile("turns", null);
    return Files.write(file, new byte[1]);
  }

  /** Returns what a JVM is to be started with for it to take turns. */
  String jvmArgument() {
    return "-D" + PROPERTY + "=" + mine + "," + of + "," + file;
  }

  /** Returns the turns that this JVM was told to take; one that was told nothing is alone. */
  static Turns ofThisJvm() {
    String told = System.getProperty(PROPERTY);
    if (told == null) {
      return new Turns(null, 0, 1);
    }
    List<String> parts = List.of(told.split(",", 3));
    return new Turns(
        Path.of(parts.get(2)), Integer.parseInt(parts.get(0)), Integer.parseInt(parts.get(1)));
  }

  /** Waits for a turn. */
  void begin() {
    long begin = System.nanoTime();
    while (of > 1 && whose() != mine) {
      if (System.nanoTime() - begin > LONGEST.toNanos()) {
        throw new IllegalStateException("the turn of contender " + mine + " does not come");
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }

  /** Hands on to the next. */
  void end() {
    if (of > 1) {
      write((mine + 1) % of);
    }
  }

  private int whose() {
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      return in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(int next) {
    try (var out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(next);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
