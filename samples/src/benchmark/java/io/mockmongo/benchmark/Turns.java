package io.mockmongo.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Whose turn it is, of contenders that each run in a JVM of their own: a machine is quick at one
 * time and slow at another, and each of them is to meet both. The count of turns that are over
 * stands in a file.
 *
 * @param file the file
 * @param mine whose turn is waited for, from 0
 * @param of how many take turns
 */
record Turns(Path file, int mine, int of) {

  private static final String PROPERTY = "turns";
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final long GLANCE_NANOS = 2_000_000;

  /** Makes the file, with no turn taken. */
  static Path newFile() throws IOException {
    Path file = Files.createTempFile("turns", null);
    file.toFile().deleteOnExit();
    return Files.write(file, new byte[Integer.BYTES]);
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
    while (of > 1 && over() % of != mine) {
      if (System.nanoTime() - begin > LONGEST.toNanos()) {
        throw new IllegalStateException("the turn of contender " + mine + " does not come");
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }

  /** Hands on to the next. */
  void end() {
    if (of > 1) {
      access(over() + 1);
    }
  }

  private int over() {
    return access(-1);
  }

  /** Writes the count, unless it is negative, and returns it. */
  private int access(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (count >= 0) {
        channel.write(bytes.putInt(0, count), 0);
      }
      bytes.clear();
      channel.read(bytes, 0);
      return bytes.getInt(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
