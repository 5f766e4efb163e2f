package io.mockmongo.socket;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A reserved TCP port: a bound socket that does not listen, so that connections are refused and no
 * other program can listen on the port.
 *
 * <p>This server's own next listener can: where the system has SO_REUSEPORT, both sockets set it.
 * Then so can another program of the same user that sets it too. Elsewhere both set SO_REUSEADDR.
 */
final class ReservedPort implements ReservedAddress {

  /**
   * The time for which binding is retried: a process that is just being started holds copies of all
   * sockets that this one has open.
   */
  private static final Duration RETRY_TIME = Duration.ofSeconds(2);

  private static final long RETRY_NANOS = 1_000_000;

  private static final boolean CAN_SHARE = canShare();

  private final Socket socket;
  private final Binder<Endpoint> listener;

  /** A way to bind the port. */
  @FunctionalInterface
  interface Binder<T> {
    T bind() throws IOException;
  }

  private ReservedPort(Socket socket, Binder<Endpoint> listener) {
    this.socket = socket;
    this.listener = listener;
  }

  /**
   * Closes a listener and reserves its port. Where the system allows it, the port is bound a second
   * time before the listener is closed, so that no other program can take it in between.
   *
   * @param open the listener
   * @param awaitAcceptor waits until no thread accepts any more, so that the system closes it
   * @param listener opens the next listener at the port
   */
  static ReservedPort of(ServerSocket open, Runnable awaitAcceptor, Binder<Endpoint> listener)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(open.getInetAddress(), open.getLocalPort());
    if (CAN_SHARE) {
      share(open, true); // not before: a running server shares its port with nobody
      Socket socket = bound(address, true);
      open.close();
      awaitAcceptor.run();
      retried(() -> bound(address, false)).close(); // once the system has closed the listener
      socket.setReuseAddress(false); // or any program could listen
      return new ReservedPort(socket, listener);
    }
    open.close();
    awaitAcceptor.run();
    return new ReservedPort(retried(() -> bound(address, false)), listener);
  }

  /** Binds and listens at a port, which may be reserved. */
  static ServerSocket listen(InetSocketAddress address, int backlog, boolean reserved)
      throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      if (reserved && CAN_SHARE) {
        share(socket, true);
      }
      socket.bind(address, backlog);
      if (reserved && CAN_SHARE) {
        share(socket, false);
      }
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static void share(ServerSocket socket, boolean shared) throws IOException {
    socket.setOption(StandardSocketOptions.SO_REUSEPORT, shared);
  }

  @Override
  public Endpoint listenAgain() throws IOException {
    return retried(listener);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static Socket bound(InetSocketAddress address, boolean shared) throws IOException {
    Socket socket = new Socket(); // not a ServerSocket, which listens once it is bound
    try {
      socket.setReuseAddress(true); // connections of the old listener may still be open
      if (shared) {
        socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      }
      socket.bind(address);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static <T> T retried(Binder<T> binder) throws IOException {
    long deadline = System.nanoTime() + RETRY_TIME.toNanos();
    while (true) {
      try {
        return binder.bind();
      } catch (BindException taken) {
        if (System.nanoTime() - deadline >= 0) {
          throw taken;
        }
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  private static boolean canShare() {
    try (ServerSocket socket = new ServerSocket()) {
      return socket.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT);
    } catch (IOException e) {
      return false;
    }
  }
}
