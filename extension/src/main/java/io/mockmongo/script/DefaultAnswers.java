package io.mockmongo.script;

/**
 * What a server answers by itself, beside handshakes and the housekeeping that drivers do.
 *
 * <pre>{@code
 * @MockMongo(answers = EMPTY_DATABASE)
 * }</pre>
 */
public enum DefaultAnswers {
  /** Nothing: a test declares or gives each answer. */
  DECLARED,
  /**
   * Every ordinary command, as a server without any data does; asked last of all, after the test's
   * own last resorts. Writes succeed and are not remembered: a find after an insert finds nothing.
   * What can't be answered honestly so (an {@code explain}, say, or an aggregate stage that makes
   * documents out of nothing) stays for the test.
   */
  EMPTY_DATABASE
}
