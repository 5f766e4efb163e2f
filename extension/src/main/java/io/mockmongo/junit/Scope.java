package io.mockmongo.junit;

/**
 * The lifetime of a server of {@link MockMongo}.
 *
 * <pre>{@code
 * @MockMongo(scope = Scope.CLASS)
 * }</pre>
 */
public enum Scope {
  /**
   * One test; or the whole run, where a framework makes the application's client before the test
   * runs: in a test class of Spring, Quarkus or Micronaut, or with {@link MockMongo#uriProperty}.
   */
  AUTO,
  /** One test; with {@code @TestInstance(PER_CLASS)}, the class. */
  TEST,
  /**
   * All tests of a class and its nested classes. The server is reset between tests; connections
   * stay open. The tests must not run in parallel.
   */
  CLASS,
  /**
   * All tests of the JVM that declare an equal server, in whichever classes. The server starts when
   * it is first needed, before the context of an application, and closes when the JVM ends; it is
   * reset between tests, and connections stay open. Tests that run in parallel use it one after the
   * other. Requests that come while no test runs are nobody's failure, see {@code
   * server.journalBefore()}. A test must not close it, and {@code leaks = CONNECTIONS} is refused.
   */
  SHARED
}
