package io.mockmongo.socket;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code host:port} of a TCP socket, as written in connection strings and hello replies.
 *
 * <pre>{@code
 * HostAndPort.of("a", 27017)               // a:27017
 * HostAndPort.isNameAndPort("a:27017")     // true
 * }</pre>
 */
public final class HostAndPort {

  private static final String LOOPBACK_4 = "127.0.0.1";
  private static final String LOOPBACK_6 = "::1";
  private static final String LONG_LOOPBACK_6 = "0:0:0:0:0:0:0:1";

  /** A name has at most 255 bytes in DNS and in SOCKS 5. */
  private static final Pattern NAME_AND_PORT = Pattern.compile("[\\w.-]{1,255}:([1-9]\\d{0,4})");

  private HostAndPort() {}

  /** Joins a host, in brackets if it is an IPv6 address, and a port. */
  public static String of(String host, int port) {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  /** Joins an address, in brackets if it is of IPv6, and a port. */
  public static String of(InetAddress address, int port) {
    String host = address.getHostAddress();
    return of(host.equals(LONG_LOOPBACK_6) ? LOOPBACK_6 : host, port);
  }

  /**
   * Tells whether a text is a host name and a port: letters, digits, dots, hyphens and underscores,
   * a colon, and a number from 1 to 65535.
   */
  public static boolean isNameAndPort(String text) {
    Matcher matcher = NAME_AND_PORT.matcher(text);
    return matcher.matches() && Integer.parseInt(matcher.group(1)) <= Endpoint.LAST_PORT;
  }

  /** Returns the name of a {@linkplain #isNameAndPort name and a port}. */
  public static String name(String nameAndPort) {
    return nameAndPort.substring(0, nameAndPort.indexOf(':'));
  }

  /** Returns the port of a {@linkplain #isNameAndPort name and a port}. */
  public static int port(String nameAndPort) {
    return Integer.parseInt(nameAndPort.substring(nameAndPort.indexOf(':') + 1));
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
