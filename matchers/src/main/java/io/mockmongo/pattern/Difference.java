package io.mockmongo.pattern;

/**
 * One place where a value is not as a pattern wants it. Its texts are made when they are read; long
 * values are cut in them, strings around the first char that differs. Immutable and thread-safe.
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
   * Makes a difference of texts.
   *
   * @param path where, such as {@code documents[0]._id}; or what, such as {@code namespace}
   * @param expected what the pattern wants there
   * @param actual what stands there, or {@code absent}
   */
  public Difference(String path, String expected, String actual) {
    this(Location.named(path), DifferenceSide.words(expected), DifferenceSide.words(actual));
  }

  Difference(Location location, DifferenceSide expected, DifferenceSide actual) {
    this.location = location;
    this.expected = expected;
    this.actual = actual;
  }

  /** A name that should be another one; the empty name stands for none. */
  public static Difference ofName(String path, String expected, String actual) {
    return new Difference(path, expected, actual.isEmpty() ? ABSENT : actual);
  }

  /**
   * Returns where the values differ.
   *
   * @return names and indexes from the top, such as {@code documents[0]._id}; or what differs, such
   *     as {@code namespace}; empty for the whole
   */
  public String path() {
    return location.toString();
  }

  /**
   * Returns what the pattern wants.
   *
   * @return a value as Extended JSON, or words; about 200 chars at most
   */
  public String expected() {
    return expected.brief(actual);
  }

  /**
   * Returns what stands there.
   *
   * @return a value as Extended JSON, or words such as {@code absent}; about 200 chars at most
   */
  public String actual() {
    return actual.brief(expected);
  }

  /**
   * Returns what the pattern wants, however long.
   *
   * @return the same as {@link #expected}, with nothing left out
   */
  public String wholeExpected() {
    return expected.whole();
  }

  /**
   * Returns what stands there, however long.
   *
   * @return the same as {@link #actual}, with nothing left out
   */
  public String wholeActual() {
    return actual.whole();
  }

  /** Compares the whole texts. */
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
