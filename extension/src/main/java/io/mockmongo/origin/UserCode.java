package io.mockmongo.origin;

import java.net.URL;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells which stack frames are code of the user: the classes that lie in a directory, as a build
 * compiles them, rather than in the JAR file of a library. Where a stack has no such class, such as
 * that of tests which are run from a JAR file, all but this product, the JDK, the driver and JUnit
 * count as code of the user.
 */
public final class UserCode {

  private static final List<String> LIBRARIES =
      List.of("io.mockmongo.", "com.mongodb.", "org.junit.", "java.", "jdk.", "sun.");

  private static final String PRODUCT =
      place(UserCode.class.getName(), UserCode.class.getClassLoader());

  private UserCode() {}

  /**
   * Returns the frames of a stack that are code of the user, innermost first.
   *
   * @param stack the frames, innermost first
   * @param loader finds the classes of the user, or null for the system's class loader
   * @return the frames with a source line
   */
  public static List<StackTraceElement> framesOf(
      List<StackTraceElement> stack, ClassLoader loader) {
    List<StackTraceElement> compiled =
        frames(stack, frame -> isInDirectory(frame.getClassName(), loader));
    return compiled.isEmpty() ? frames(stack, UserCode::isUnknown) : compiled;
  }

  /** Tells whether a frame is code of this product, rather than of a test in its packages. */
  public static boolean isOfProduct(StackTraceElement frame) {
    return place(frame.getClassName(), UserCode.class.getClassLoader()).equals(PRODUCT);
  }

  private static List<StackTraceElement> frames(
      List<StackTraceElement> stack, Predicate<StackTraceElement> users) {
    return stack.stream()
        .filter(frame -> frame.getFileName() != null && frame.getLineNumber() > 0)
        .filter(users)
        .toList();
  }

  private static boolean isInDirectory(String className, ClassLoader loader) {
    String place = place(className, loader);
    return place.startsWith("file:") && !place.equals(PRODUCT);
  }

  private static boolean isUnknown(StackTraceElement frame) {
    return LIBRARIES.stream().noneMatch(frame.getClassName()::startsWith);
  }

  /**
   * Returns the address of the directory or JAR file with a class; "" if the class is not found.
   */
  private static String place(String className, ClassLoader loader) {
    String file = className.replace('.', '/') + ".class";
    URL url = loader == null ? ClassLoader.getSystemResource(file) : loader.getResource(file);
    String address = url == null ? "" : url.toString();
    return address.endsWith(file) ? address.substring(0, address.length() - file.length()) : "";
  }
}
