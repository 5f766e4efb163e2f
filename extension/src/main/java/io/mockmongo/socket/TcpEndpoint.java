package io.mockmongo.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;

/** A listening TCP port, usually on loopback. */
final class TcpEndpoint implements Endpoint {

  private static final int BACKLOG = 1024;

  private final ServerSocket socket;
  private final String host;
  private final List<String> uriOptions;
  private final TransportFactory transports;

  /**
   * Binds a port.
   *
   * @throws UncheckedIOException if the host is not known, is not of this machine, or the port is
   *     taken, with the remedy
   */
  static TcpEndpoint at(String host, int port, TransportFactory transports) {
    InetAddress address = resolved(host);
    return new TcpEndpoint(
        listen(host, address, port), HostAndPort.forClients(host, address), List.of(), transports);
  }

  TcpEndpoint(
      ServerSocket socket, String host, List<String> uriOptions, TransportFactory transports) {
    this.socket = socket;
    this.host = host;
    this.uriOptions = uriOptions;
    this.transports = transports;
  }

  /**
   * Binds a port of an address that only a resolver knows by a name.
   *
   * @throws IOException if the system does not have the address, or the port is taken
   */
  static TcpEndpoint named(
      String nameAndPort, InetAddress address, List<String> uriOptions, TransportFactory transports)
      throws IOException {
    InetSocketAddress place = new InetSocketAddress(address, HostAndPort.port(nameAndPort));
    return new TcpEndpoint(
        ReservedPort.listen(place, BACKLOG, false),
        HostAndPort.name(nameAndPort),
        uriOptions,
        transports);
  }

  @Override
  public String address() {
    return HostAndPort.of(host, socket.getLocalPort());
  }

  @Override
  public List<String> uriOptions() {
    return uriOptions;
  }

  @Override
  public Transport accept() throws IOException {
    Socket client = socket.accept();
    try {
      return transports.over(client);
    } catch (IOException | RuntimeException | Error e) { // the client closed before it was served
      client.close();
      throw e;
    }
  }

  @Override
  public Transport over(Socket client) throws IOException {
    return transports.over(client);
  }

  @Override
  public boolean isClosed() {
    return socket.isClosed();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  @Override
  public ReservedAddress reserve(Runnable awaitAcceptor) throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    return ReservedPort.of(
        socket,
        awaitAcceptor,
        () ->
            new TcpEndpoint(
                ReservedPort.listen(address, BACKLOG, true), host, uriOptions, transports));
  }

  private static InetAddress resolved(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(
          "host \"" + host + "\" is unknown; give an address of this machine, such as 127.0.0.1",
          e);
    }
  }

  private static ServerSocket listen(String host, InetAddress address, int port) {
    try {
      return ReservedPort.listen(new InetSocketAddress(address, port), BACKLOG, false);
    } catch (IOException e) {
      throw new UncheckedIOException(failure(host, port, e), e);
    }
  }

  private static String failure(String host, int port, IOException e) {
    return port == ANY_PORT
        ? "no port of " + host + " could be opened: " + e.getMessage()
        : HostAndPort.of(host, port)
            + " could not be opened: "
            + e.getMessage()
            + "; end the program that uses the port, or remove port("
            + port
            + ") so that the operating system chooses one";
  }
}
