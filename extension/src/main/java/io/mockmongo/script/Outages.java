package io.mockmongo.script;

import io.mockmongo.journal.ConnectionEnded.Ending;

/**
 * The outages of a server: it closes all connections, refuses new ones, goes down and comes back.
 * Thread-safe; may be called from inside an answer.
 *
 * <pre>{@code
 * server.goesDown();
 * call.failsWith(MongoSocketException.class);
 * server.comesBack();
 * }</pre>
 */
public interface Outages {

  /** Returns the network between the server and its clients, to slow, hold or partition it. */
  Network network();

  /**
   * Closes all open connections (FIN). New connections are served, perhaps including one that is
   * just being opened.
   *
   * <pre>{@code
   * server.hangsUp(); // on all, between two requests of a driver
   * }</pre>
   */
  void hangsUp();

  /**
   * Closes each new connection as soon as it is accepted, until {@link #acceptsConnections}. Open
   * connections stay open. The journal has each refused connection, ended as {@link
   * Ending#REFUSED}. Another call does nothing. (An operating system refuses connections only to a
   * port without a listener: see {@link #goesDown}.)
   */
  void refusesConnections();

  /** Serves new connections again, after {@link #refusesConnections}; otherwise does nothing. */
  void acceptsConnections();

  /**
   * Goes down, like a process that ends: open connections are closed (FIN), new ones are refused,
   * transactions in progress are lost. The port is reserved for {@link #comesBack}. Does nothing if
   * the server is down.
   *
   * <pre>{@code
   * server.goesDown();
   * call.failsWith(MongoSocketException.class);
   * server.comesBack(); // at the same address
   * }</pre>
   *
   * @throws java.io.UncheckedIOException if the port could not be reserved
   */
  void goesDown();

  /**
   * Comes back after {@link #goesDown}, at the same port, with its declarations and its journal.
   * Does nothing if the server is not down.
   *
   * @throws IllegalStateException if the server was closed
   * @throws java.io.UncheckedIOException if the server could not listen on the port again
   */
  void comesBack();
}
