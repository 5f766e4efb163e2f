package io.mockmongo.socket;

import java.net.Inet6Address;
import java.net.InetAddress;

/** The {@code host:port} of a TCP socket, as written in connection strings and hello replies. */
final class HostAndPort {

  private static final String LOOPBACK_4 = "127.0.0.1";
  private static final String LOOPBACK_6 = "::1";
  private static final String LONG_LOOPBACK_6 = "0:0:0:0:0:0:0:1";

  private HostAndPort() {}

  /** Joins a host, in brackets if it is an IPv6 address, and a port. */
  static String of(String host, int port) {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  static String of(InetAddress address, int port) {
    String host = address.getHostAddress();
    return of(host.equals(LONG_LOOPBACK_6) ? LOOPBACK_6 : host, port);
  }

  /**
   * Returns the host by which clients on this machine connect: loopback for a wildcard address,
   * else the host itself.
   */
  static String forClients(String host, InetAddress address) {
    if (!address.isAnyLocalAddress()) {
      return host;
    }
    return address instanceof Inet6Address ? LOOPBACK_6 : LOOPBACK_4;
  }
}
