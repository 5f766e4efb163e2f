package io.mockmongo.junit;

/**
 * How long a server of {@link MockMongo} lives.
 *
 * <pre>{@code
 * @MockMongo(scope = Scope.CLASS)
 * }</pre>
 */
public enum Scope {
  /** One test; a class under {@code @TestInstance(PER_CLASS)}, whose instance lives as long. */
  TEST,
  /**
   * All tests of a class, nested ones too: it is reset between them, connections stay. The tests
   * must not run side by side.
   */
  CLASS
}
