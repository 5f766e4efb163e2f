package io.mockmongo.origin;

import java.util.List;
import java.util.function.Supplier;

/**
 * The line of the user's code that made a declaration, such as {@code OrdersTest.java:42}: the
 * innermost stack frame that is {@linkplain UserCode code of the user}. The stack is noted at once;
 * the line, which takes longer, is read when it is asked for.
 */
public final class SourceLine {

  private static final String UNKNOWN = "an unknown line";

  private final Throwable noted = new Throwable();
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

  /** Returns the origin of a declaration by the caller: its description and the source line. */
  public static Origin origin(Supplier<String> declaration) {
    SourceLine here = new SourceLine();
    return Origin.of(() -> declaration.get() + " at " + here);
  }

  /** Returns the line at which a thread waits. */
  public static String of(Thread thread) {
    return line(thread.getContextClassLoader(), thread.getStackTrace());
  }

  @Override
  public String toString() {
    return line(loader, noted.getStackTrace());
  }

  private static String line(ClassLoader loader, StackTraceElement... stack) {
    return UserCode.framesOf(List.of(stack), loader).stream()
        .findFirst()
        .map(SourceLine::of)
        .orElse(UNKNOWN);
  }

  /** Returns the line of a stack frame. */
  public static String of(StackTraceElement frame) {
    return frame.getFileName() + ":" + frame.getLineNumber();
  }
}
