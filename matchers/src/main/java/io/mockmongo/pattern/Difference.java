package io.mockmongo.pattern;

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
   *     as {@code namespace}; empty for the whole document
   */
  public String path() {
    return location.toString();
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
