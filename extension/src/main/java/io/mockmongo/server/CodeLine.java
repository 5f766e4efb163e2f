package io.mockmongo.server;

/** Where in the user's code something was declared. */
final class CodeLine {

  private static final String HERE = CodeLine.class.getPackageName() + ".";

  private CodeLine() {}

  /** Returns the first line outside this package, such as {@code OrdersTest.java:42}. */
  static String ofCaller() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> !frame.getClassName().startsWith(HERE))
                    .findFirst()
                    .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                    .orElse("unknown"));
  }
}
