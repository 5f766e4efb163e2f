package io.mockmongo.call;

import io.mockmongo.origin.SourceLine;
import io.mockmongo.origin.UserCode;
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
  private static final List<String> ENGINE = List.of("org.junit.jupiter.engine.");

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
   * Returns the line of the test that is waiting in the driver or for a background call, such as
   * {@code OrdersTest.java:42}, or "": the outermost code of the user that the test framework
   * called.
   */
  public String line() {
    List<StackTraceElement> ofTest =
        Arrays.stream(thread.getStackTrace()).takeWhile(frame -> !isIn(ENGINE, frame)).toList();
    boolean called = ofTest.stream().anyMatch(TestThread::isCall);
    List<StackTraceElement> lines =
        called ? UserCode.framesOf(ofTest, thread.getContextClassLoader()) : List.of();
    return lines.isEmpty() ? "" : SourceLine.of(lines.get(lines.size() - 1));
  }

  private static boolean isCall(StackTraceElement frame) {
    return isIn(DRIVER, frame) || frame.getClassName().equals(BackgroundCall.class.getName());
  }

  /** Tells whether a thread reads a socket, in which case the JVM reports it as runnable. */
  private static boolean isReading(StackTraceElement[] stack) {
    return stack.length > 0 && stack[0].getClassName().startsWith("sun.nio.ch.");
  }

  private static boolean isIn(List<String> packages, StackTraceElement frame) {
    return packages.stream().anyMatch(frame.getClassName()::startsWith);
  }
}
