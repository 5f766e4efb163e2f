package io.mockmongo.origin;

import java.util.List;
import java.util.function.Supplier;

/**
 * The line of the user's code that made a declaration, such as {@code OrdersTest.java:42}: the
 * first stack frame outside this product and the JDK. The stack is noted at once; the line, which
 * takes longer, is read when it is asked for.
 */
public final class SourceLine {

  private static final List<String> SKIPPED =
      List.of(
          "io.mockmongo.origin.",
          "io.mockmongo.script.",
          "io.mockmongo.respond.",
          "io.mockmongo.call.",
          "io.mockmongo.verify.",
          "io.mockmongo.server.",
          "java.",
          "jdk.");

  private static final String UNKNOWN = "unknown";

  private final Throwable noted = new Throwable();

  /** Returns the origin of a declaration by the caller: its description and the source line. */
  public static Origin origin(Supplier<String> declaration) {
    SourceLine here = new SourceLine();
    return Origin.of(() -> declaration.get() + " at " + here);
  }

  /** Returns the line at which a thread waits. */
  public static String of(Thread thread) {
    return line(thread.getStackTrace());
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
    for (String prefix : SKIPPED) {
      if (className.startsWith(prefix)) {
        return false;
      }
    }
    return true;
  }
}
