package io.mockmongo.server;

import java.util.Arrays;
import java.util.List;

/** The thread that started the server, taken for the test's own. */
record TestThread(Thread thread) {

  private static final String DRIVER = "com.mongodb.";
  private static final List<String> REFLECTION =
      List.of("java.lang.reflect.", "jdk.internal.reflect.", "java.lang.invoke.");
  private static final List<String> LIBRARIES = List.of("java.", "jdk.", "org.junit.");
  private static final String CALL = Call.class.getName();

  static TestThread current() {
    return new TestThread(Thread.currentThread());
  }

  /** Tells whether the thread waits inside the driver, or for a background call. */
  boolean isStuck() {
    Thread.State state = thread.getState();
    StackTraceElement[] stack = thread.getStackTrace();
    return Arrays.stream(stack).anyMatch(TestThread::isWaitedFor)
        && (state != Thread.State.RUNNABLE || isReading(stack));
  }

  /**
   * Returns the line of the test that waits, such as {@code OrdersTest.java:42}, or "": of the
   * callers of the driver the outermost, which a test framework called by reflection.
   */
  String line() {
    String line = "";
    boolean called = false;
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (called && isReflection(frame)) {
        return line;
      }
      if (isWaitedFor(frame)) {
        called = true;
      } else if (called && !isLibrary(frame)) {
        line = frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return line;
  }

  /** A thread that reads a socket is runnable in the eyes of the virtual machine. */
  private static boolean isReading(StackTraceElement[] stack) {
    return stack.length > 0 && stack[0].getClassName().startsWith("sun.nio.ch.");
  }

  private static boolean isReflection(StackTraceElement frame) {
    return REFLECTION.stream().anyMatch(frame.getClassName()::startsWith);
  }

  private static boolean isLibrary(StackTraceElement frame) {
    return LIBRARIES.stream().anyMatch(frame.getClassName()::startsWith);
  }

  /** Tells whether a frame is of the driver, or of a background call's result. */
  private static boolean isWaitedFor(StackTraceElement frame) {
    return frame.getClassName().startsWith(DRIVER) || frame.getClassName().equals(CALL);
  }
}
