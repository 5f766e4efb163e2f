package io.mockmongo.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The listening socket: on loopback, on a port that the operating system chose. */
final class Listener {

  private static final long RETRY_NANOS = 1_000_000;
  private static final int BACKLOG = 1024;
  private static final String LOOPBACK = "127.0.0.1";

  private final ServerSocket socket;

  Listener() {
    try {
      socket = new ServerSocket(0, BACKLOG, InetAddress.getByName(LOOPBACK));
    } catch (IOException e) {
      throw new UncheckedIOException("no port of " + LOOPBACK + " can be listened on", e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  String address() {
    return LOOPBACK + ":" + port();
  }

  /** Hands on each new connection, until closed. */
  void accept(Consumer<Socket> onConnection) {
    while (!socket.isClosed()) {
      try {
        onConnection.accept(socket.accept());
      } catch (IOException | OutOfMemoryError closedOrOutOfFilesOrRoom) {
        LockSupport.parkNanos(RETRY_NANOS); // the loop's condition tells which
      }
    }
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
