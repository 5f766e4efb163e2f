package io.mockmongo.verify;

import io.mockmongo.pattern.Difference;
import java.util.List;
import java.util.function.Function;
import org.opentest4j.AssertionFailedError;

/** Makes assertion errors; with opentest4j on the class path, IDEs show both sides to compare. */
final class AssertionFailure {

  private static final boolean COMPARABLE = isComparable();

  private AssertionFailure() {}

  /** Returns the error with a text; an IDE compares the sides of its differences. */
  static AssertionError of(String text, List<Difference> differences) {
    return COMPARABLE && !differences.isEmpty()
        ? Comparable.of(text, differences)
        : new AssertionError(text);
  }

  private static boolean isComparable() {
    try {
      Class.forName("org.opentest4j.AssertionFailedError");
      return true;
    } catch (ClassNotFoundException missing) {
      return false; // without JUnit 5
    }
  }

  /** Apart, since opentest4j may be missing. */
  private static final class Comparable {

    static AssertionError of(String text, List<Difference> differences) {
      return new AssertionFailedError(
          text, lines(differences, Difference::expected), lines(differences, Difference::actual));
    }

    private static String lines(List<Difference> differences, Function<Difference, String> side) {
      return Difference.text(differences, "\n", each -> each.path() + ": " + side.apply(each));
    }
  }
}
