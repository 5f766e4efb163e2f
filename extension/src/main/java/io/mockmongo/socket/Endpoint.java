package io.mockmongo.socket;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/**
 * A socket of either kind that clients can connect to, listening from the start. Thread-safe.
 *
 * <pre>{@code
 * Endpoint endpoint = Endpoint.tcp(Endpoint.LOOPBACK, Endpoint.ANY_PORT);
 * Transport client = endpoint.accept();
 * }</pre>
 */
public sealed interface Endpoint permits TcpEndpoint, UnixEndpoint {

  /** The address that only this machine can reach. */
  String LOOPBACK = "127.0.0.1";

  /** The port that leaves the choice to the operating system. */
  int ANY_PORT = 0;

  /** The greatest port. */
  int LAST_PORT = 65_535;

  /**
   * Listens at a port.
   *
   * @param host a name or an address of this machine
   * @param port the port, or {@link #ANY_PORT}
   * @return the endpoint
   * @throws java.io.UncheckedIOException if the host is not known, is not of this machine, or the
   *     port is taken, with the remedy
   */
  static Endpoint tcp(String host, int port) {
    return new TcpEndpoint(host, port, SocketTransport::over);
  }

  /**
   * Listens at a port for clients that speak TLS.
   *
   * @param host a name or an address of this machine
   * @param port the port, or {@link #ANY_PORT}
   * @param engines makes the server's side of each connection's handshake
   * @return the endpoint
   * @throws java.io.UncheckedIOException if the host is not known, is not of this machine, or the
   *     port is taken, with the remedy
   */
  static Endpoint tls(String host, int port, Supplier<SSLEngine> engines) {
    return new TcpEndpoint(host, port, (Socket socket) -> TlsTransport.over(socket, engines));
  }

  /**
   * Listens at a path of the file system.
   *
   * @param path the path, see {@link UnixSocketPath}
   * @return the endpoint
   * @throws java.io.UncheckedIOException if it is taken, or nothing can be there, with the remedy
   * @throws UnsupportedOperationException if the system has no such sockets
   */
  static Endpoint unix(Path path) {
    return new UnixEndpoint(path);
  }

  /** Returns what the server calls itself, and its clients call it: its place in the network. */
  String address();

  /** Returns the address as a connection string has it. */
  default String inUri() {
    return address();
  }

  /** Returns the options of a connection string that a client needs to stay here. */
  default List<String> uriOptions() {
    return List.of();
  }

  /**
   * Waits for the next client.
   *
   * @return its connection
   * @throws IOException if this is closed, or the system has no more room for connections
   */
  Transport accept() throws IOException;

  /** Tells whether this is closed. */
  boolean isClosed();

  /**
   * Closes this and keeps the place, so that nobody else gets it; clients are refused.
   *
   * @param untilNobodyWaits waits until nobody waits in here any more: only then is it closed
   * @return the place
   * @throws IOException if it can't be kept
   */
  ReservedAddress leave(Runnable untilNobodyWaits) throws IOException;

  /**
   * Closes this, and wakes whoever waits for a client. Does nothing the second time.
   *
   * @throws IOException if the system can't
   */
  void close() throws IOException;
}
