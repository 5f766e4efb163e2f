package io.mockmongo.script;

/**
 * The commands that a server answers by itself, besides handshakes and the housekeeping of drivers.
 *
 * <pre>{@code
 * @MockMongo(answers = EMPTY_DATABASE)
 * }</pre>
 */
public enum DefaultAnswers {
  /** None: the test declares or sends each answer. */
  DECLARED,
  /**
   * Every ordinary command, as by a server without data; asked last of all, after the last resorts
   * of the test. Writes succeed and are not stored: a find after an insert finds nothing. Commands
   * whose true answer is not known (such as {@code explain}, or an aggregate stage that creates
   * documents) are left to the test.
   */
  EMPTY_DATABASE
}
