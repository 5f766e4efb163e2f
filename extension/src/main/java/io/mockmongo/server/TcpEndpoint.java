package io.mockmongo.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;

/** A port of a network address, on loopback as a rule. */
final class TcpEndpoint implements Endpoint {

  static final String LOOPBACK = "127.0.0.1";
  static final int ANY_PORT = 0;
  static final int LAST_PORT = 65_535;

  private static final int BACKLOG = 1024;

  private final ServerSocket socket;
  private final String host;
  private final Over over;

  /** Makes the transport over a client's socket. */
  @FunctionalInterface
  interface Over {
    Transport over(Socket socket) throws IOException;
  }

  /**
   * Binds a port.
   *
   * @throws UncheckedIOException if the host is not known, is not of this machine, or the port is
   *     taken, with the remedy
   */
  TcpEndpoint(String host, int port, Over over) {
    this.over = over;
    InetAddress address = resolved(host);
    this.host = HostAndPort.forClients(host, address);
    this.socket = listening(host, address, port);
  }

  private TcpEndpoint(ServerSocket socket, String host, Over over) {
    this.socket = socket;
    this.host = host;
    this.over = over;
  }

  @Override
  public String address() {
    return HostAndPort.of(host, socket.getLocalPort());
  }

  @Override
  public Transport accept() throws IOException {
    Socket client = socket.accept();
    try {
      return over.over(client);
    } catch (IOException | RuntimeException | Error e) { // it went before anything happened
      client.close();
      throw e;
    }
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
  public KeptPlace keep() throws IOException {
    InetSocketAddress place = new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    return new KeptPort(place, () -> new TcpEndpoint(listening(place), host, over));
  }

  private static InetAddress resolved(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(
          "host \"" + host + "\" is not known; give an address of this machine, such as 127.0.0.1",
          e);
    }
  }

  private static ServerSocket listening(String host, InetAddress address, int port) {
    try {
      return listening(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw new UncheckedIOException(refusal(host, port, e), e);
    }
  }

  private static ServerSocket listening(InetSocketAddress place) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(place, BACKLOG);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static String refusal(String host, int port, IOException e) {
    return port == ANY_PORT
        ? "no port of " + host + " can be listened on: " + e.getMessage()
        : HostAndPort.of(host, port)
            + " can't be listened on: "
            + e.getMessage()
            + "; end the program that has the port, or leave the choice to the operating system,"
            + " without port("
            + port
            + ")";
  }
}
