package io.mockmongo.state;

/**
 * The condition of a server between an error that tells a change of its state and the change back.
 *
 * <p>Specification: server discovery and monitoring, "not writable primary and node is recovering".
 */
public enum ServerCondition {
  /** The server works as its profile says. */
  HEALTHY,
  /** The server has stepped down: it is a secondary. */
  NOT_PRIMARY,
  /** The server is neither primary nor secondary. */
  RECOVERING,
  /** The server shuts down: it fails hellos too. */
  SHUTTING_DOWN
}
