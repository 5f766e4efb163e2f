package io.mockmongo.server;

import java.util.Set;

/** The thread that started the server, taken for the test's own. */
record TestThread(Thread thread) {

  private static final String DRIVER = "com.mongodb.";
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

  /** Returns the line of the test that waits, such as {@code OrdersTest.java:42}, or "". */
  String line() {
    boolean below = false;
    for (StackTraceElement frame : thread.getStackTrace()) {
      boolean waits = isOurs(frame) || frame.getClassName().startsWith(DRIVER);
      if (below && !waits && !frame.getClassName().startsWith("java.")) {
        return frame.getFileName() + ":" + frame.getLineNumber();
      }
      below |= waits;
    }
    return "";
  }

  /** A thread that reads a socket is runnable in the eyes of the virtual machine. */
  private boolean isReading() {
    StackTraceElement[] stack = thread.getStackTrace();
    return stack.length > 0 && stack[0].getClassName().startsWith("sun.nio.ch.");
  }

  private static boolean isOurs(StackTraceElement frame) {
    return WAITING_FOR_A_CALL.contains(frame.getClassName());
  }
}
