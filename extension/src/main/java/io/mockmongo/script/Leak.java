package io.mockmongo.script;

/**
 * What a client should not leave behind.
 *
 * <pre>{@code
 * @MockMongo(leaks = {CURSORS, TRANSACTIONS, CONNECTIONS})
 * }</pre>
 */
public enum Leak {
  /** A cursor that was neither read to its end nor killed. */
  CURSORS,
  /** A transaction that was neither committed nor aborted. */
  TRANSACTIONS,
  /** A connection that is open once the injected client is closed. */
  CONNECTIONS
}
