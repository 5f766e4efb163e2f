package io.mockmongo;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The threads of this JVM that are alive: platform threads, and virtual ones, which {@link
 * Thread#getAllStackTraces} leaves out, where connections have such.
 */
public final class LiveThreads {

  private static final int FIRST_JDK_WITH_VIRTUAL = 24;
  private static final Pattern VIRTUAL = Pattern.compile("#\\d+ \"(.*)\" virtual");
  private static final long LONGEST_NANOS = Duration.ofSeconds(10).toNanos();

  private LiveThreads() {}

  /** Returns what follows the prefix in the names of all threads that have it. */
  public static List<String> of(String prefix) {
    return inside(prefix, "");
  }

  /** Returns the same of those threads that are executing a method, at any depth, or any for "". */
  public static List<String> inside(String prefix, String method) {
    List<String> names = new ArrayList<>(platform(method));
    if (Runtime.version().feature() >= FIRST_JDK_WITH_VIRTUAL) {
      names.addAll(virtual(method));
    }
    return names.stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  /** Waits until no thread has the prefix; returns those that have it after ten seconds. */
  public static List<String> leftOf(String prefix) {
    long begin = System.nanoTime();
    List<String> left = of(prefix);
    while (!left.isEmpty() && System.nanoTime() - begin < LONGEST_NANOS) {
      Thread.yield();
      left = of(prefix);
    }
    return left;
  }

  private static List<String> platform(String method) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(
            entry ->
                method.isEmpty()
                    || Stream.of(entry.getValue())
                        .anyMatch(frame -> frame.getMethodName().equals(method)))
        .map(entry -> entry.getKey().getName())
        .toList();
  }

  private static List<String> virtual(String method) {
    return Stream.of(dump().split("\\R\\R")) // one part for each thread
        .filter(part -> method.isEmpty() || part.contains("." + method + "("))
        .map(VIRTUAL::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .toList();
  }

  private static String dump() {
    try {
      Path directory = Files.createTempDirectory("threads");
      Path dump = directory.resolve("threads.txt");
      try {
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=HotSpotDiagnostic"),
                "dumpThreads",
                new Object[] {dump.toString(), "TEXT_PLAIN"},
                new String[] {"java.lang.String", "java.lang.String"});
        return Files.readString(dump);
      } finally {
        Files.deleteIfExists(dump);
        Files.delete(directory);
      }
    } catch (IOException | JMException e) {
      throw new AssertionError("the virtual threads can't be listed: " + e, e);
    }
  }
}
