package io.mockmongo.script;

import io.mockmongo.journal.ConnectionEnded.Ending;

/**
 * What a server does to all its clients at once, or to those that come: hang up, refuse, go down
 * and come back. Thread-safe; it may be called from inside an answer.
 *
 * <pre>{@code
 * server.goesDown();
 * call.failsWith(MongoSocketException.class);
 * server.comesBack();
 * }</pre>
 */
public interface Outages {

  /**
   * Closes all connections that are open (FIN). New ones are served, one perhaps among them that
   * was just being opened.
   *
   * <pre>{@code
   * server.hangsUp(); // on all, between two requests of a driver
   * }</pre>
   */
  void hangsUp();

  /**
   * Closes each new connection as soon as it is accepted, until {@link #acceptsConnections}; those
   * that are open live on. The journal tells of each as {@link Ending#REFUSED}. Does nothing the
   * second time. (An operating system refuses connections only where nobody listens: see {@link
   * #goesDown}.)
   */
  void refusesConnections();

  /** Serves new connections again, after {@link #refusesConnections}; else does nothing. */
  void acceptsConnections();

  /**
   * Goes down, as a process that ends does: connections are refused, and those that are open are
   * closed (FIN). The port is kept for {@link #comesBack}. Does nothing if it is down.
   *
   * <pre>{@code
   * server.goesDown();
   * call.failsWith(MongoSocketException.class);
   * server.comesBack(); // at the same address
   * }</pre>
   *
   * @throws java.io.UncheckedIOException if the port can't be kept
   */
  void goesDown();

  /**
   * Comes back after {@link #goesDown}, at the same port, with all that was declared and journalled
   * before. Does nothing if it is not down.
   *
   * @throws IllegalStateException if it was closed, which is for good
   * @throws java.io.UncheckedIOException if the port can't be listened on again
   */
  void comesBack();
}
