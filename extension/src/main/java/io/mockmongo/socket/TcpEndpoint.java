package io.mockmongo.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;

/** A listening TCP port, usually on loopback. */
final class TcpEndpoint implements Endpoint {

  private static final int BACKLOG = 1024;

  private final ServerSocket socket;
  private final String host;
  private final TransportFactory transports;

  /**
   * Binds a port.
   *
   * @throws UncheckedIOException if the host is not known, is not of this machine, or the port is
   *     taken, with the remedy
   */
  TcpEndpoint(String host, int port, TransportFactory transports) {
    this.transports = transports;
    InetAddress address = resolved(host);
    this.host = HostAndPort.forClients(host, address);
    this.socket = listen(host, address, port);
  }

  private TcpEndpoint(ServerSocket socket, String host, TransportFactory transports) {
    this.socket = socket;
    this.host = host;
    this.transports = transports;
  }

  @Override
  public String address() {
    return HostAndPort.of(host, socket.getLocalPort());
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
        () -> new TcpEndpoint(ReservedPort.listen(address, BACKLOG, true), host, transports));
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
