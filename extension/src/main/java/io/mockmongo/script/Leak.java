package io.mockmongo.script;

/**
 * The kinds of resources that a client should not leave open, or on.
 *
 * <pre>{@code
 * @MockMongo(leaks = {CURSORS, TRANSACTIONS, CONNECTIONS, FAIL_POINTS})
 * }</pre>
 */
public enum Leak {
  /** A cursor that was neither exhausted nor killed. */
  CURSORS,
  /** A transaction that was neither committed nor aborted. */
  TRANSACTIONS,
  /**
   * A connection that is still open after the injected client was closed, and on which a client has
   * sent anything: a driver that is closed while it opens a connection may leave that one open.
   */
  CONNECTIONS,
  /** A fail point that a client has configured over the wire, and that may still strike. */
  FAIL_POINTS
}
