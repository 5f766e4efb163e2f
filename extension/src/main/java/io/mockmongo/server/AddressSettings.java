package io.mockmongo.server;

import io.mockmongo.socket.Endpoint;
import io.mockmongo.socket.HostAndPort;
import io.mockmongo.socket.UnixSocketPath;
import io.mockmongo.tls.Tls;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The settings of a builder for the server's address; see {@link MockMongoServerBuilder} for each.
 */
final class AddressSettings {

  private String host;
  private int port = Endpoint.ANY_PORT;
  private Supplier<Path> unixSocket;
  private String name;

  void host(String nameOrAddress) {
    boolean inBrackets = nameOrAddress.startsWith("[") && nameOrAddress.endsWith("]");
    String bare =
        inBrackets ? nameOrAddress.substring(1, nameOrAddress.length() - 1) : nameOrAddress;
    if (bare.isBlank()) {
      throw new IllegalArgumentException(
          "host(\""
              + nameOrAddress
              + "\"): the host is blank; give a name or an address of this machine, such as"
              + " 127.0.0.1");
    }
    this.host = bare;
  }

  void port(int number) {
    if (number < Endpoint.ANY_PORT || number > Endpoint.LAST_PORT) {
      throw new IllegalArgumentException("port(" + number + "): a port is from 0 to 65535");
    }
    this.port = number;
  }

  void unixSocket() {
    this.unixSocket = UnixSocketPath::unused;
  }

  void unixSocket(Path path) {
    Path checked = UnixSocketPath.checked(path);
    this.unixSocket = () -> checked;
  }

  void name(String hostAndPort) {
    if (!HostAndPort.isNameAndPort(hostAndPort)) {
      throw new IllegalArgumentException(
          "name(\""
              + hostAndPort
              + "\"): write the name as host:port, such as a:27017 or db1.example.com:27017");
    }
    this.name = hostAndPort;
  }

  /**
   * Opens the address.
   *
   * @param tls the TLS settings, or null without TLS
   * @param names the host names of the server's conversation
   * @throws IllegalStateException if the settings contradict each other
   */
  Endpoint open(Tls tls, HostNames names) {
    checkTogether(tls);
    if (unixSocket != null) {
      return Endpoint.unix(unixSocket.get());
    }
    if (name != null) {
      return names.open(
          name, Optional.ofNullable(tls).map(each -> each.serverEngines(HostAndPort.name(name))));
    }
    String own = host == null ? Endpoint.LOOPBACK : host;
    return tls == null ? Endpoint.tcp(own, port) : Endpoint.tls(own, port, tls.serverEngines(own));
  }

  private void checkTogether(Tls tls) {
    if (unixSocket != null && tls != null) {
      throw new IllegalStateException(
          "drivers do not speak TLS over Unix sockets; leave out tls(...) or unixSocket(...)");
    }
    if (name != null && (host != null || port != Endpoint.ANY_PORT || unixSocket != null)) {
      throw new IllegalStateException(
          "a server with a name has no address of its own; leave out name(\""
              + name
              + "\"), or host(...), port(...) and unixSocket(...)");
    }
  }
}
