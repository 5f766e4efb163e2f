package io.mockmongo.front;

import java.io.IOException;
import java.net.Socket;

/**
 * A server behind a front, which takes over connections that the front has accepted. Thread-safe.
 *
 * <pre>{@code
 * if (!backend.takeOver(client)) {
 *   client.close();
 * }
 * }</pre>
 */
public interface Backend {

  /** Tells whether clients can connect: false for a server that is down or closed. */
  boolean isListening();

  /**
   * Serves a connection from here on; returns at once. The server owns the socket then.
   *
   * @param client the socket, from which nothing was read that belongs to the conversation with the
   *     server
   * @return false, without effect on the socket, if the server is down or closed
   * @throws IOException if the client has closed the connection
   */
  boolean takeOver(Socket client) throws IOException;
}
