package io.mockmongo.server;

import java.util.List;

/** Where in the user's code something was declared. */
final class CodeLine {

  private static final List<String> PASSED_OVER =
      List.of(CodeLine.class.getPackageName() + ".", "java.", "jdk.");

  private static final String UNKNOWN = "unknown";

  private CodeLine() {}

  /**
   * Returns the first line outside this package and the platform, such as {@code
   * OrdersTest.java:42}.
   */
  static String ofCaller() {
    return StackWalker.getInstance()
        .walk(frames -> frames.filter(CodeLine::isUsers).findFirst())
        .map(frame -> line(frame.getFileName(), frame.getLineNumber()))
        .orElse(UNKNOWN);
  }

  /** Returns the same of another thread, which waits in here. */
  static String ofCaller(Thread waiting) {
    for (StackTraceElement frame : waiting.getStackTrace()) {
      if (isUsers(frame.getClassName())) {
        return line(frame.getFileName(), frame.getLineNumber());
      }
    }
    return UNKNOWN;
  }

  private static String line(String file, int number) {
    return file + ":" + number;
  }

  private static boolean isUsers(StackWalker.StackFrame frame) {
    return isUsers(frame.getClassName());
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
