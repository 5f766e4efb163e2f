package io.mockmongo.socket;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A reserved TCP port: a bound socket that does not listen, so that connections are refused and no
 * other program can bind the port. This server's own listener can bind it, since both set
 * SO_REUSEADDR.
 */
final class ReservedPort implements ReservedAddress {

  /**
   * The time for which binding is retried: a process that is just being started holds copies of all
   * sockets that this one has open.
   */
  private static final Duration RETRY_TIME = Duration.ofSeconds(2);

  private static final long RETRY_NANOS = 1_000_000;

  private final Socket socket;
  private final Binder<Endpoint> listener;

  /** A way to bind the port. */
  @FunctionalInterface
  interface Binder<T> {
    T bind() throws IOException;
  }

  /** Reserves a port, as soon as its former listener is closed. */
  ReservedPort(InetSocketAddress address, Binder<Endpoint> listener) throws IOException {
    this.socket = retried(() -> bound(address, false));
    this.listener = listener;
  }

  /** Binds a port beside a listener that shares it (SO_REUSEPORT). */
  static Socket shared(InetSocketAddress address) throws IOException {
    return bound(address, true);
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
      socket.setReuseAddress(true);
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
}
