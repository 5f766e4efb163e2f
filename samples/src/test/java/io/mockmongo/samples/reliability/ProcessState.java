package io.mockmongo.samples.reliability;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What this process holds.
 *
 * @param threads the live threads of servers, virtual ones included
 * @param descriptors the open file descriptors: sockets and files; 0 where the system has none
 * @param files the files of servers in the temporary directory
 * @param heap the bytes in use, after a garbage collection
 */
record ProcessState(long threads, long descriptors, long files, long heap) {

  private static final int FIRST_JDK_WITH_VIRTUAL = 24;
  private static final long MEGABYTE = 1 << 20;

  /** The megabytes that caches of the platform may grow by. */
  private static final long HEAP_TOLERANCE = 8 * MEGABYTE;

  static ProcessState now() throws IOException, JMException {
    return new ProcessState(
        platformThreads() + virtualThreads(), openDescriptors(), temporaryFiles(), usedHeap());
  }

  ProcessState minus(ProcessState before) {
    return new ProcessState(
        threads - before.threads,
        descriptors - before.descriptors,
        files - before.files,
        heap - before.heap);
  }

  /** Tells whether this difference has nothing that was leaked. */
  boolean isClean() {
    return threads <= 0 && descriptors <= 0 && files <= 0 && heap < HEAP_TOLERANCE;
  }

  @Override
  public String toString() {
    return "threads %d, descriptors %d, temporary files %d, heap %.1f MB"
        .formatted(threads, descriptors, files, (double) heap / MEGABYTE);
  }

  private static long platformThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("mockmongo "))
        .count();
  }

  /** Counts virtual threads in a thread dump: no other list has them. */
  private static long virtualThreads() throws IOException, JMException {
    if (Runtime.version().feature() < FIRST_JDK_WITH_VIRTUAL) {
      return 0;
    }
    Path directory = Files.createTempDirectory("threads");
    Path dump = directory.resolve("threads.txt");
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=HotSpotDiagnostic"),
              "dumpThreads",
              new Object[] {dump.toString(), "TEXT_PLAIN"},
              new String[] {"java.lang.String", "java.lang.String"});
      try (Stream<String> lines = Files.lines(dump)) {
        return lines.filter(line -> line.matches("#\\d+ \"mockmongo .*\" virtual.*")).count();
      }
    } finally {
      Files.deleteIfExists(dump);
      Files.delete(directory);
    }
  }

  private static long openDescriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? system.getOpenFileDescriptorCount()
        : 0;
  }

  private static long temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().startsWith("mockmongo")).count();
    }
  }

  private static long usedHeap() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
