package io.mockmongo.pattern;

import io.mockmongo.json.VisibleText;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonValue;

/**
 * A difference between a pattern and an actual value: the path, the expected and the actual value.
 * Texts are built when they are read. Long values are abbreviated, strings around the first char
 * that differs. Immutable and thread-safe.
 *
 * <pre>{@code
 * documents[0]._id: expected 7, but was 8
 * }</pre>
 */
public final class Difference {

  public static final String ABSENT = DifferenceSide.NOTHING;

  private static final int MOST_SHOWN = 20;
  private static final int LONGEST_PATH = 500;

  private final Location location;
  private final DifferenceSide expected;
  private final DifferenceSide actual;

  /**
   * Creates a difference from texts.
   *
   * @param path the path, such as {@code documents[0]._id}, or a property, such as {@code
   *     namespace}
   * @param expected the expected value
   * @param actual the actual value, or {@code absent}
   */
  public Difference(String path, String expected, String actual) {
    this(Location.named(path), DifferenceSide.words(expected), DifferenceSide.words(actual));
  }

  /**
   * Creates a difference between words and a value.
   *
   * @param path the path, such as {@code documents[0]._id}
   * @param expected what was expected, in words
   * @param actual the actual value; null is shown as {@code absent}
   * @return the difference
   */
  public static Difference of(String path, String expected, BsonValue actual) {
    return new Difference(
        Location.named(path), DifferenceSide.words(expected), DifferenceSide.of(actual));
  }

  /**
   * Creates a difference between two values.
   *
   * @param path the path, such as {@code documents[0]._id}
   * @param expected the expected value; null is shown as {@code absent}
   * @param actual the actual value; null is shown as {@code absent}
   * @return the difference
   */
  public static Difference of(String path, BsonValue expected, BsonValue actual) {
    return new Difference(
        Location.named(path), DifferenceSide.of(expected), DifferenceSide.of(actual));
  }

  /**
   * Writes differences for people, no more than 20.
   *
   * @param differences the differences
   * @param separator the text between two of them
   * @return the differences, and how many more there are
   */
  public static String text(List<Difference> differences, String separator) {
    return text(differences, separator, Difference::toString);
  }

  /**
   * Writes something of each of some differences for people, of no more than 20.
   *
   * @param differences the differences
   * @param separator the text between two of them
   * @param text what is written of a difference
   * @return the texts, and how many more there are
   */
  public static String text(
      List<Difference> differences, String separator, Function<Difference, String> text) {
    int more = differences.size() - MOST_SHOWN;
    return differences.stream().limit(MOST_SHOWN).map(text).collect(Collectors.joining(separator))
        + (more > 0 ? separator + "and " + more + " more" : "");
  }

  Difference(Location location, DifferenceSide expected, DifferenceSide actual) {
    this.location = location;
    this.expected = expected;
    this.actual = actual;
  }

  /** Creates a difference between two names; an empty actual name is shown as {@code absent}. */
  public static Difference ofName(String path, String expected, String actual) {
    return new Difference(path, expected, actual.isEmpty() ? ABSENT : actual);
  }

  /**
   * Returns the path at which the values differ.
   *
   * @return names and indexes from the root, such as {@code documents[0]._id}; or a property, such
   *     as {@code namespace}; empty for the whole document; about 500 chars at most
   */
  public String path() {
    return VisibleText.of(location.toString(), LONGEST_PATH);
  }

  /**
   * Returns the expected value, abbreviated.
   *
   * @return a value as Extended JSON, or words; about 200 chars at most
   */
  public String expected() {
    return expected.brief(actual);
  }

  /**
   * Returns the actual value, abbreviated.
   *
   * @return a value as Extended JSON, or words such as {@code absent}; about 200 chars at most
   */
  public String actual() {
    return actual.brief(expected);
  }

  /**
   * Returns the expected value in full length.
   *
   * @return the same as {@link #expected}, not abbreviated
   */
  public String wholeExpected() {
    return expected.whole();
  }

  /**
   * Returns the actual value in full length.
   *
   * @return the same as {@link #actual}, not abbreviated
   */
  public String wholeActual() {
    return actual.whole();
  }

  /** Compares the path and both texts in full length. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Difference that
        && path().equals(that.path())
        && wholeExpected().equals(that.wholeExpected())
        && wholeActual().equals(that.wholeActual());
  }

  @Override
  public int hashCode() {
    return path().hashCode();
  }

  /** Returns one line: {@code path: expected X, but was Y}. */
  @Override
  public String toString() {
    String path = path();
    return (path.isEmpty() ? "" : path + ": ") + "expected " + expected() + ", but was " + actual();
  }
}
