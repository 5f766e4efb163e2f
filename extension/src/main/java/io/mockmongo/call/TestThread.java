package io.mockmongo.call;

import java.util.Arrays;
import java.util.List;

/** The thread of the test: the one that started the server. */
public record TestThread(Thread thread) {

  /** The packages in which the driver waits; a test of the driver may be in com.mongodb too. */
  private static final List<String> DRIVER =
      List.of(
          "com.mongodb.internal.",
          "com.mongodb.client.internal.",
          "com.mongodb.connection.",
          "io.mockmongo.driver.", // an asynchronous driver waits on its own threads
          CompletionStageCall.class.getName());

  private static final List<String> PLATFORM = List.of("java.", "jdk.", "sun.");
  private static final List<String> REFLECTION =
      List.of("java.lang.reflect.", "jdk.internal.reflect.", "java.lang.invoke.");
  private static final List<String> ENGINE = List.of("org.junit.jupiter.engine.");
  private static final List<String> NOT_THE_TEST =
      List.of("java.", "jdk.", "sun.", "org.junit.", BackgroundCall.class.getName());

  static TestThread current() {
    return new TestThread(Thread.currentThread());
  }

  /** Tells whether the thread is waiting inside the driver. */
  public boolean isInDriver() {
    Thread.State state = thread.getState();
    StackTraceElement[] stack = thread.getStackTrace();
    boolean calledLast =
        Arrays.stream(stack)
            .filter(frame -> !isIn(PLATFORM, frame))
            .findFirst()
            .filter(frame -> isIn(DRIVER, frame))
            .isPresent();
    return calledLast && (state != Thread.State.RUNNABLE || isReading(stack));
  }

  /**
   * Returns the line of the test that is waiting in the driver, such as {@code OrdersTest.java:42},
   * or "". It is the outermost caller of the driver, which a test framework called by reflection.
   */
  public String line() {
    String line = "";
    boolean called = false;
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (called && (isIn(REFLECTION, frame) || isIn(ENGINE, frame))) {
        return line;
      }
      if (isIn(DRIVER, frame) || frame.getClassName().equals(BackgroundCall.class.getName())) {
        called = true;
      } else if (called && frame.getFileName() != null && !isIn(NOT_THE_TEST, frame)) {
        line = frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return line;
  }

  /** Tells whether a thread reads a socket, in which case the JVM reports it as runnable. */
  private static boolean isReading(StackTraceElement[] stack) {
    return stack.length > 0 && stack[0].getClassName().startsWith("sun.nio.ch.");
  }

  private static boolean isIn(List<String> packages, StackTraceElement frame) {
    return packages.stream().anyMatch(frame.getClassName()::startsWith);
  }
}
