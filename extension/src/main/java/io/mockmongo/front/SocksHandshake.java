package io.mockmongo.front;

import io.mockmongo.socket.HostAndPort;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/**
 * The proxy's side of a SOCKS 5 handshake: greeting, user name and password if the client insists,
 * and the CONNECT request. Reads no byte beyond the handshake.
 *
 * <p>Specification: RFC 1928; RFC 1929 for user names and passwords, of which any is accepted.
 */
final class SocksHandshake {

  private static final int VERSION = 5;
  private static final int NO_AUTHENTICATION = 0;
  private static final int USER_AND_PASSWORD = 2;
  private static final int NO_ACCEPTABLE_METHOD = 0xff;
  private static final int AUTHENTICATION_VERSION = 1;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int DOMAIN_NAME = 3;
  private static final int IPV6 = 4;

  private final DataInputStream in;
  private final OutputStream out;

  /**
   * Creates a handshake.
   *
   * @param in is read byte by byte as needed: it should not be buffered, or belong to the
   *     connection afterwards
   */
  SocksHandshake(InputStream in, OutputStream out) {
    this.in = new DataInputStream(in);
    this.out = out;
  }

  /**
   * Performs the handshake up to the CONNECT request.
   *
   * @return the {@code host:port} that the client wants to connect to
   * @throws SocksException if the client sends anything else; it has got the error of a proxy
   * @throws IOException if the client closes the connection
   */
  String destination() throws IOException {
    greeting();
    return request();
  }

  /** Sends the reply to the CONNECT request. */
  void reply(SocksReply reply) throws IOException {
    out.write(reply.bytes());
  }

  /**
   * Reads the greeting and chooses a method.
   *
   * <pre>
   *  0       1       2
   * +-------+-------+-----------+
   * | 5     | count | methods   |
   * +-------+-------+-----------+
   * </pre>
   */
  private void greeting() throws IOException {
    checkVersion();
    byte[] methods = bytes(in.readUnsignedByte());
    if (has(methods, NO_AUTHENTICATION)) {
      choose(NO_AUTHENTICATION);
    } else if (has(methods, USER_AND_PASSWORD)) {
      choose(USER_AND_PASSWORD);
      userAndPassword();
    } else {
      choose(NO_ACCEPTABLE_METHOD);
      throw new SocksException(
          "it offers no authentication method that this proxy accepts: none (0), or user name and"
              + " password (2)");
    }
  }

  private void checkVersion() throws IOException {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new SocksException(
          "it does not speak SOCKS 5 (a message begins with %d)".formatted(version));
    }
  }

  private static boolean has(byte[] methods, int method) {
    for (byte each : methods) {
      if (each == method) {
        return true;
      }
    }
    return false;
  }

  private void choose(int method) throws IOException {
    out.write(new byte[] {VERSION, (byte) method});
  }

  /**
   * Reads a user name and a password, and accepts them.
   *
   * <pre>
   *  0       1        2        2 + n    3 + n
   * +-------+--------+--------+--------+----------+
   * | 1     | length | user   | length | password |
   * +-------+--------+--------+--------+----------+
   * </pre>
   */
  private void userAndPassword() throws IOException {
    in.readUnsignedByte(); // the version, which nothing depends on
    bytes(in.readUnsignedByte());
    bytes(in.readUnsignedByte());
    out.write(new byte[] {AUTHENTICATION_VERSION, 0});
  }

  /**
   * Reads the request.
   *
   * <pre>
   *  0       1         2       3       4         4 + n
   * +-------+---------+-------+-------+---------+------+
   * | 5     | command | 0     | type  | address | port |
   * +-------+---------+-------+-------+---------+------+
   * </pre>
   */
  private String request() throws IOException {
    checkVersion();
    int command = in.readUnsignedByte();
    in.readUnsignedByte();
    String destination = destination(in.readUnsignedByte());
    if (command != CONNECT) {
      reply(SocksReply.COMMAND_NOT_SUPPORTED);
      throw new SocksException("it sends command " + command + ", but only CONNECT (1) is served");
    }
    return destination;
  }

  private String destination(int addressType) throws IOException {
    return switch (addressType) {
      case IPV4 -> HostAndPort.of(InetAddress.getByAddress(bytes(4)), in.readUnsignedShort());
      case IPV6 -> HostAndPort.of(InetAddress.getByAddress(bytes(16)), in.readUnsignedShort());
      case DOMAIN_NAME ->
          HostAndPort.of(
              new String(bytes(in.readUnsignedByte()), StandardCharsets.UTF_8),
              in.readUnsignedShort());
      default -> {
        reply(SocksReply.ADDRESS_TYPE_NOT_SUPPORTED);
        throw new SocksException(
            "it sends an address of type "
                + addressType
                + ", but only IPv4 (1), domain names (3) and IPv6 (4) are known");
      }
    };
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    return bytes;
  }
}
