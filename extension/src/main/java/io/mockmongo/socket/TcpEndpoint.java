package io.mockmongo.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;

/** A listening TCP port, usually on loopback. */
final class TcpEndpoint implements Endpoint {

  private static final int BACKLOG = 1024;

  private static final boolean CAN_SHARE = canShare();

  private final ServerSocket socket;
  private final String host;

  /**
   * Whether the port can be shared: a second socket of this user can be bound to it, if both set
   * SO_REUSEPORT. Only for a port that the operating system chose, since it never chooses a shared
   * port; a port that the user chose might be another server's.
   */
  private final boolean canBeShared;

  private final TransportFactory transports;

  /** A factory of the transport for a client's socket. */
  @FunctionalInterface
  interface TransportFactory {
    Transport over(Socket socket) throws IOException;
  }

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
    this.canBeShared = port == ANY_PORT && CAN_SHARE;
    this.socket = listen(host, address, port, canBeShared);
  }

  private TcpEndpoint(
      ServerSocket socket, String host, boolean canBeShared, TransportFactory transports) {
    this.socket = socket;
    this.host = host;
    this.canBeShared = canBeShared;
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
  public boolean isClosed() {
    return socket.isClosed();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /**
   * A port that can be shared is bound a second time before it is closed, so that no other program
   * can take it in between.
   */
  @Override
  public ReservedAddress reserve(Runnable awaitAcceptor) throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    Socket second = canBeShared ? ReservedPort.shared(address) : new Socket();
    try {
      close();
      awaitAcceptor.run();
      return new ReservedPort(
          address,
          () -> new TcpEndpoint(listen(address, canBeShared), host, canBeShared, transports));
    } finally {
      second.close();
    }
  }

  private static boolean canShare() {
    try (ServerSocket socket = new ServerSocket()) {
      return socket.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT);
    } catch (IOException e) {
      return false;
    }
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

  private static ServerSocket listen(String host, InetAddress address, int port, boolean shared) {
    try {
      return listen(new InetSocketAddress(address, port), shared);
    } catch (IOException e) {
      throw new UncheckedIOException(failure(host, port, e), e);
    }
  }

  private static ServerSocket listen(InetSocketAddress address, boolean shared) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      if (shared) {
        socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      }
      socket.bind(address, BACKLOG);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
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
