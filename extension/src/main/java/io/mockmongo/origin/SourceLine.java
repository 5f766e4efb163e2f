package io.mockmongo.origin;

import java.util.List;
import java.util.function.Supplier;

/**
 * Where in the user's code something was declared: the first line outside this product and the
 * platform, such as {@code OrdersTest.java:42}. To note the place takes little; to read it takes
 * more, and is done when somebody asks for it.
 */
public final class SourceLine {

  private static final List<String> PASSED_OVER =
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

  /** Returns what is declared by the caller, and where; it is put into words when first read. */
  public static Origin origin(Supplier<String> what) {
    SourceLine here = new SourceLine();
    return Origin.of(() -> what.get() + " at " + here);
  }

  /** Returns where another thread is, which waits in here. */
  public static String of(Thread waiting) {
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
