package io.mockmongo.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;

/** A port of a network address, on loopback as a rule. */
final class TcpEndpoint implements Endpoint {

  private static final int BACKLOG = 1024;

  private static final boolean CAN_SHARE = canShare();

  private final ServerSocket socket;
  private final String host;

  /**
   * Whether another socket of this user can be bound to the port beside this one, where both ask
   * for it (SO_REUSEPORT). The operating system chooses no port that is shared; a chosen one might
   * be another server's.
   */
  private final boolean canBeShared;

  private final TransportFactory transports;

  /** Makes the transport over a client's socket. */
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
    this.socket = listening(host, address, port, canBeShared);
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

  /** One that can be shared is held before it is left: nobody can come in between. */
  @Override
  public ReservedAddress leave(Runnable untilNobodyWaits) throws IOException {
    InetSocketAddress place = new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    Socket held = canBeShared ? ReservedPort.shared(place) : new Socket();
    try {
      close();
      untilNobodyWaits.run();
      return new ReservedPort(
          place,
          () -> new TcpEndpoint(listening(place, canBeShared), host, canBeShared, transports));
    } finally {
      held.close();
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
          "host \"" + host + "\" is not known; give an address of this machine, such as 127.0.0.1",
          e);
    }
  }

  private static ServerSocket listening(
      String host, InetAddress address, int port, boolean shared) {
    try {
      return listening(new InetSocketAddress(address, port), shared);
    } catch (IOException e) {
      throw new UncheckedIOException(refusal(host, port, e), e);
    }
  }

  private static ServerSocket listening(InetSocketAddress place, boolean shared)
      throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      if (shared) {
        socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      }
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
