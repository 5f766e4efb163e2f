package io.mockmongo.server;

import java.util.List;
import java.util.Set;

/** The thread that started the server, taken for the test's own. */
record TestThread(Thread thread) {

  private static final String DRIVER = "com.mongodb.";
  private static final List<String> REFLECTION =
      List.of("java.lang.reflect.", "jdk.internal.reflect.", "java.lang.invoke.");
  private static final List<String> LIBRARIES = List.of("java.", "jdk.", "org.junit.");
  private static final Set<String> WAITING_FOR_A_CALL = Set.of(Call.class.getName());

  static TestThread current() {
    return new TestThread(Thread.currentThread());
  }

  /** Tells whether the thread waits inside the driver, or for a background call. */
  boolean isStuck() {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (isOurs(frame) || frame.getClassName().startsWith(DRIVER)) {
        return thread.getState() != Thread.State.RUNNABLE || isReading();
      }
    }
    return false;
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
      if (isOurs(frame) || frame.getClassName().startsWith(DRIVER)) {
        called = true;
      } else if (called && !isLibrary(frame)) {
        line = frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return line;
  }

  /** A thread that reads a socket is runnable in the eyes of the virtual machine. */
  private boolean isReading() {
    StackTraceElement[] stack = thread.getStackTrace();
    return stack.length > 0 && stack[0].getClassName().startsWith("sun.nio.ch.");
  }

  private static boolean isReflection(StackTraceElement frame) {
    return REFLECTION.stream().anyMatch(frame.getClassName()::startsWith);
  }

  private static boolean isLibrary(StackTraceElement frame) {
    return LIBRARIES.stream().anyMatch(frame.getClassName()::startsWith);
  }

  private static boolean isOurs(StackTraceElement frame) {
    return WAITING_FOR_A_CALL.contains(frame.getClassName());
  }
}
