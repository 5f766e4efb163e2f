package io.mockmongo.front;

import io.mockmongo.call.ServerThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/**
 * A loopback listener that accepts connections of clients and passes each to a handler, which hands
 * it over to a {@link Backend}. Thread-safe.
 *
 * <pre>{@code
 * Front front = Front.start(threads, client -> backends.next().takeOver(client));
 * front.close();
 * }</pre>
 */
public final class Front {

  private static final int BACKLOG = 1024;
  private static final long RETRY_NANOS = 1_000_000;

  private final ServerSocket listener;

  /** A handler of accepted connections. */
  @FunctionalInterface
  public interface Handler {

    /**
     * Handles a connection, without waiting for the client: the next one is accepted afterwards.
     *
     * @param client the socket
     * @return false if nobody has taken over the socket, which the front then closes
     * @throws IOException if the client has closed the connection
     */
    boolean handle(Socket client) throws IOException;
  }

  private Front(ServerSocket listener) {
    this.listener = listener;
  }

  /**
   * Starts a listener on loopback, at a port that the operating system chooses.
   *
   * @param threads start the thread that accepts connections, and wait for it in the end
   * @param handler handles each connection, in the order in which they are accepted
   * @return the front, ready for clients
   * @throws UncheckedIOException if no port could be opened
   */
  public static Front start(ServerThreads threads, Handler handler) {
    Front front = new Front(listen());
    try {
      threads.start("acceptor at port " + front.address().getPort(), () -> front.accept(handler));
      return front;
    } catch (RuntimeException | Error e) {
      front.close();
      throw e;
    }
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("no port on loopback could be opened: " + e.getMessage(), e);
    }
  }

  private void accept(Handler handler) {
    while (!listener.isClosed()) {
      try {
        handle(listener.accept(), handler);
      } catch (IOException | OutOfMemoryError closedOrOutOfFilesOrRoom) {
        LockSupport.parkNanos(RETRY_NANOS); // the loop's condition tells which
      }
    }
  }

  private static void handle(Socket client, Handler handler) throws IOException {
    boolean taken = false;
    try {
      taken = handler.handle(client);
    } finally {
      if (!taken) {
        client.close();
      }
    }
  }

  /** Returns the address that clients connect to. */
  public InetSocketAddress address() {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  /** Stops listening; has no effect on connections, nor the second time. */
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "port " + listener.getLocalPort() + " could not be released: " + e.getMessage(), e);
    }
  }
}
