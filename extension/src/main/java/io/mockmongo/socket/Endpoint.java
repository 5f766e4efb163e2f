package io.mockmongo.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/**
 * A listening socket that accepts connections of clients: a TCP port, with or without TLS, or a
 * Unix socket; or only a name, for which a front accepts the connections. It listens as soon as it
 * is made. Thread-safe.
 *
 * <pre>{@code
 * Endpoint endpoint = Endpoint.tcp(Endpoint.LOOPBACK, Endpoint.ANY_PORT);
 * Transport client = endpoint.accept();
 * }</pre>
 */
public sealed interface Endpoint permits TcpEndpoint, UnixEndpoint, NamedEndpoint {

  /** The address that only this machine can reach. */
  String LOOPBACK = "127.0.0.1";

  /** The port number that lets the operating system choose a free port. */
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
    return TcpEndpoint.at(host, port, TransportFactory.PLAIN);
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
    return TcpEndpoint.at(host, port, TransportFactory.tls(engines));
  }

  /**
   * Listens at a path of the file system.
   *
   * @param path the path, see {@link UnixSocketPath}
   * @return the endpoint
   * @throws java.io.UncheckedIOException if the path is taken or cannot be created, with the remedy
   * @throws UnsupportedOperationException if the system has no Unix sockets
   */
  static Endpoint unix(Path path) {
    return new UnixEndpoint(path);
  }

  /**
   * Returns an endpoint without a socket: a front accepts the clients and hands them over.
   *
   * @param name the name and port by which clients ask the front for the server
   * @param uriOptions the connection string options that lead a client to the front
   * @param engines makes the server's side of each connection's TLS handshake; empty without TLS
   * @return the endpoint
   */
  static Endpoint named(
      String name, List<String> uriOptions, Optional<Supplier<SSLEngine>> engines) {
    return new NamedEndpoint(name, uriOptions, TransportFactory.of(engines));
  }

  /**
   * Listens at an address that clients know by a name only; a front may hand connections over too.
   *
   * @param name the name and port; the port is listened on
   * @param address the address that a resolver gives clients for the name
   * @param uriOptions the connection string options that lead a client to the front
   * @param engines makes the server's side of each connection's TLS handshake; empty without TLS
   * @return the endpoint
   * @throws IOException if the system does not have the address, or the port is taken
   */
  static Endpoint named(
      String name,
      InetAddress address,
      List<String> uriOptions,
      Optional<Supplier<SSLEngine>> engines)
      throws IOException {
    return TcpEndpoint.named(name, address, uriOptions, TransportFactory.of(engines));
  }

  /** Returns the address by which the server names itself and clients connect to it. */
  String address();

  /** Returns the address as written in a connection string. */
  default String inUri() {
    return address();
  }

  /** Returns the connection string options that lead a client to the address. */
  default List<String> uriOptions() {
    return List.of();
  }

  /**
   * Tells whether clients should connect directly: a hello of a member of a replica set that names
   * the address would mislead them.
   */
  default boolean needsDirectConnections() {
    return false;
  }

  /** Tells whether clients connect to the endpoint itself, and not to a front only. */
  default boolean listens() {
    return true;
  }

  /**
   * Waits for the next client and accepts its connection.
   *
   * @return the connection
   * @throws IOException if the endpoint is closed, or the system has no resources for another
   *     connection
   * @throws UnsupportedOperationException if it does not {@linkplain #listens listen}
   */
  Transport accept() throws IOException;

  /**
   * Returns the transport for a connection that a front has accepted.
   *
   * @param client the socket, from which nothing was read that belongs to the connection
   * @return the connection
   * @throws IOException if the client has closed it
   */
  Transport over(Socket client) throws IOException;

  /** Tells whether the endpoint is closed. */
  boolean isClosed();

  /**
   * Closes the endpoint and reserves its address: no other program gets it, and clients are
   * refused.
   *
   * @param awaitAcceptor waits until no thread is in {@link #accept} any more: only then does the
   *     system close the socket
   * @return the reserved address
   * @throws IOException if the address cannot be reserved
   */
  ReservedAddress reserve(Runnable awaitAcceptor) throws IOException;

  /**
   * Closes the endpoint, and wakes the threads in {@link #accept}. Does nothing the second time.
   *
   * @throws IOException if the system fails to close it
   */
  void close() throws IOException;
}
