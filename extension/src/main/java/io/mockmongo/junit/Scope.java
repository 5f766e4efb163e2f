package io.mockmongo.junit;

/**
 * The lifetime of a server of {@link MockMongo}.
 *
 * <pre>{@code
 * @MockMongo(scope = Scope.CLASS)
 * }</pre>
 */
public enum Scope {
  /** One test; with {@code @TestInstance(PER_CLASS)}, the class. */
  TEST,
  /**
   * All tests of a class and its nested classes. The server is reset between tests; connections
   * stay open. The tests must not run in parallel.
   */
  CLASS
}
