package io.mockmongo.pattern;

/**
 * One place where a value is not as a pattern wants it.
 *
 * <pre>{@code
 * documents[0]._id: expected 7, but was 8
 * }</pre>
 *
 * @param path where, such as {@code documents[0]._id}; or what, such as {@code namespace}
 * @param expected what the pattern wants there
 * @param actual what stands there, or {@code absent}
 */
public record Difference(String path, String expected, String actual) {

  static final String ABSENT = "absent";

  /** A name that should be another one; the empty name stands for none. */
  static Difference ofName(String path, String expected, String actual) {
    return new Difference(path, expected, actual.isEmpty() ? ABSENT : actual);
  }

  @Override
  public String toString() {
    return (path.isEmpty() ? "" : path + ": ") + "expected " + expected + ", but was " + actual;
  }
}
