package io.mockmongo.server;

import java.util.List;

/**
 * Where in the user's code something was declared: the first line outside this package and the
 * platform, such as {@code OrdersTest.java:42}. To note the place takes little; to read it takes
 * more, and is done when somebody asks for it.
 */
final class CodeLine {

  private static final List<String> PASSED_OVER =
      List.of(CodeLine.class.getPackageName() + ".", "java.", "jdk.");

  private static final String UNKNOWN = "unknown";

  private final Throwable noted = new Throwable();

  /** Returns where another thread is, which waits in here. */
  static String of(Thread waiting) {
    return line(waiting.getStackTrace());
  }

  @Override
  public String toString() {
    return line(noted.getStackTrace());
  }

  private static String line(StackTraceElement... stack) {
    for (StackTraceElement frame : stack) {
      if (isUsers(frame.getClassName())) {
        return frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return UNKNOWN;
  }

  private static boolean isUsers(String className) {
    for (String prefix : PASSED_OVER) {
      if (className.startsWith(prefix)) {
        return false;
      }
    }
    return true;
  }
}
