package io.mockmongo.socket;

import java.net.Inet6Address;
import java.net.InetAddress;

/** The address of a TCP socket as connection strings and handshakes spell it. */
final class HostAndPort {

  private static final String LOOPBACK_4 = "127.0.0.1";
  private static final String LOOPBACK_6 = "::1";
  private static final String LONG_LOOPBACK_6 = "0:0:0:0:0:0:0:1";

  private HostAndPort() {}

  /** Spells a host, an IPv6 address in brackets, and a port. */
  static String of(String host, int port) {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  static String of(InetAddress address, int port) {
    String host = address.getHostAddress();
    return of(host.equals(LONG_LOOPBACK_6) ? LOOPBACK_6 : host, port);
  }

  /** Returns the host by which a client on this machine finds a server that listens on another. */
  static String forClients(String host, InetAddress address) {
    if (!address.isAnyLocalAddress()) {
      return host;
    }
    return address instanceof Inet6Address ? LOOPBACK_6 : LOOPBACK_4;
  }
}
