package io.mockmongo.server;

import java.util.Arrays;
import java.util.List;

/** Where in the user's code something was declared. */
final class CodeLine {

  private static final List<String> PASSED_OVER =
      List.of(CodeLine.class.getPackageName() + ".", "java.", "jdk.");

  private CodeLine() {}

  /**
   * Returns the first line outside this package and the platform, such as {@code
   * OrdersTest.java:42}.
   */
  static String ofCaller() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> isUsers(frame.getClassName()))
                    .findFirst()
                    .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                    .orElse("unknown"));
  }

  /** Returns the same of another thread, which waits in here. */
  static String ofCaller(Thread waiting) {
    return Arrays.stream(waiting.getStackTrace())
        .filter(frame -> isUsers(frame.getClassName()))
        .findFirst()
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
        .orElse("unknown");
  }

  private static boolean isUsers(String className) {
    return PASSED_OVER.stream().noneMatch(className::startsWith);
  }
}
