package io.mockmongo.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A host name or IP address for which a certificate is valid.
 *
 * <p>Specification: RFC 5280, section 4.2.1.6.
 *
 * @param host the host of a connection string; an IPv6 address without brackets
 */
record SubjectName(String host) {

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;
  private static final Pattern IPV4 = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

  byte[] der() {
    return isAddress()
        ? DerEncoder.implicit(IP_ADDRESS, address())
        : DerEncoder.implicit(DNS_NAME, host.getBytes(StandardCharsets.US_ASCII));
  }

  private boolean isAddress() {
    return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
  }

  /** Parses the address, without a name service: it is not a name. */
  private byte[] address() {
    try {
      return InetAddress.getByName(host).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("\"" + host + "\" is not an IP address", e);
    }
  }
}
