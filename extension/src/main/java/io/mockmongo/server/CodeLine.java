package io.mockmongo.server;

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
                    .filter(
                        frame -> PASSED_OVER.stream().noneMatch(frame.getClassName()::startsWith))
                    .findFirst()
                    .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                    .orElse("unknown"));
  }
}
