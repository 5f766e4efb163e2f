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
   * of the test. Writes succeed, but documents are not stored: a find after an insert finds
   * nothing. Collections and indexes are remembered until the server is reset. Unknown commands and
   * fields, options that are newer than the server's release, and malformed queries, updates and
   * pipelines are refused with the error of a server. Commands whose true answer is not known (such
   * as {@code explain}, or an aggregate stage that creates documents) are left to the test.
   */
  EMPTY_DATABASE
}
