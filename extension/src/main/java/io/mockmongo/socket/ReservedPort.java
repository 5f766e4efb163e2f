package io.mockmongo.socket;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A port that nobody listens at and nobody else can have: connections to it are refused. A listener
 * may take it over, as it has the same permission to share (SO_REUSEADDR).
 */
final class ReservedPort implements ReservedAddress {

  /**
   * How long a port may stay taken: a program that is just being started holds copies of all that
   * this one has open.
   */
  private static final Duration MOST = Duration.ofSeconds(2);

  private static final long RETRY_NANOS = 1_000_000;

  private final Socket socket;
  private final Binder<Endpoint> listening;

  /** Binds the port in some way. */
  @FunctionalInterface
  interface Binder<T> {
    T bind() throws IOException;
  }

  /** Keeps a port once nobody listens at it any more. */
  ReservedPort(InetSocketAddress address, Binder<Endpoint> listening) throws IOException {
    this.socket = onceFree(() -> bound(address, false));
    this.listening = listening;
  }

  /** Holds a port while somebody listens at it who shares it (SO_REUSEPORT). */
  static Socket shared(InetSocketAddress address) throws IOException {
    return bound(address, true);
  }

  @Override
  public Endpoint listenAgain() throws IOException {
    return onceFree(listening);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static Socket bound(InetSocketAddress address, boolean shared) throws IOException {
    Socket socket = new Socket(); // a ServerSocket that is bound listens too
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

  private static <T> T onceFree(Binder<T> binding) throws IOException {
    long deadline = System.nanoTime() + MOST.toNanos();
    while (true) {
      try {
        return binding.bind();
      } catch (BindException taken) {
        if (System.nanoTime() - deadline >= 0) {
          throw taken;
        }
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }
}
