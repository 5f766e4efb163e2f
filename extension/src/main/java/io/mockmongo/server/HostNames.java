package io.mockmongo.server;

import io.mockmongo.front.Backend;
import io.mockmongo.front.SocksProxy;
import io.mockmongo.socket.Endpoint;
import io.mockmongo.socket.HostAndPort;
import io.mockmongo.socket.LoopbackAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;

/**
 * The host names of the servers of one conversation, which clients find in two ways. A SOCKS proxy,
 * started for the first named server, takes the names as they are, and leads to the other servers
 * too. And each name has a loopback address of its own, which a resolver in a client's settings
 * knows: for drivers that give a proxy no names, or know no proxies. Thread-safe.
 */
final class HostNames {

  private final List<ConversationMember> servers;
  private final Consumer<String> warnings;
  private final LoopbackAddresses addresses = new LoopbackAddresses();
  private SocksProxy proxy;
  private boolean hasNames;
  private boolean needsProxy;

  /** A resolver of host names. */
  @FunctionalInterface
  interface Resolver {
    List<InetAddress> lookUp(String host) throws UnknownHostException;
  }

  /**
   * Creates host names without a proxy.
   *
   * @param servers the servers of the conversation, oldest first; a live view
   * @param warnings receives a sentence for each client that asks for an unknown host
   */
  HostNames(List<ConversationMember> servers, Consumer<String> warnings) {
    this.servers = servers;
    this.warnings = warnings;
  }

  /**
   * Opens the endpoint of a named server, at a loopback address for the name; where the system has
   * none, or its port is taken, only the proxy leads to the server.
   *
   * @param name the server's name and port
   * @param engines makes the server's side of each connection's TLS handshake; empty without TLS
   * @throws IllegalStateException if another server has the name
   */
  synchronized Endpoint open(String name, Optional<Supplier<SSLEngine>> engines) {
    if (find(name).filter(server -> !server.isClosed()).isPresent()) {
      throw new IllegalStateException(
          "name(\""
              + name
              + "\"): another server of the conversation has this name; close it, or give this one"
              + " another name");
    }
    hasNames = true;
    List<String> uriOptions = proxyOptions();
    try {
      return Endpoint.named(name, addresses.of(HostAndPort.name(name)), uriOptions, engines);
    } catch (IOException noSuchAddressOrPortTaken) {
      needsProxy = true;
      return Endpoint.named(name, uriOptions, engines);
    }
  }

  /** Returns the connection string options for the proxy, which is started if it is not running. */
  private List<String> proxyOptions() {
    if (proxy == null) {
      proxy = SocksProxy.start(this::backend, warnings);
    }
    InetSocketAddress address = proxy.address();
    return List.of(
        "proxyHost=" + address.getAddress().getHostAddress(), "proxyPort=" + address.getPort());
  }

  /**
   * Returns a resolver that finds all servers; empty if no names are used, or a proxy is needed.
   */
  synchronized Optional<Resolver> resolver() {
    return hasNames && !needsProxy ? Optional.of(this::lookUp) : Optional.empty();
  }

  private List<InetAddress> lookUp(String host) throws UnknownHostException {
    Optional<InetAddress> named = addresses.find(host);
    if (named.isPresent()) {
      return List.of(named.get());
    }
    if (isLoopback(host)
        || servers.stream().anyMatch(server -> server.address().startsWith(host + ":"))) {
      return List.of(InetAddress.getAllByName(host));
    }
    warnings.accept(unknown(host, host + ":27017"));
    throw new UnknownHostException(host);
  }

  /** Tells whether a host is the one where fronts of the servers listen, such as load balancers. */
  private static boolean isLoopback(String host) {
    return host.equals(InetAddress.getLoopbackAddress().getHostAddress());
  }

  /** Stops the proxy, if it is running. */
  synchronized void close() {
    if (proxy != null) {
      proxy.close();
      proxy = null;
    }
  }

  private Optional<Backend> backend(String destination) {
    Optional<ConversationMember> server = find(destination);
    if (server.isEmpty()) {
      warnings.accept(unknown(destination, destination));
    }
    return server.map(ConversationMember::listener);
  }

  /** Returns the newest server with an address: drivers write hosts in small letters. */
  private Optional<ConversationMember> find(String address) {
    return servers.stream()
        .filter(server -> server.address().equalsIgnoreCase(address))
        .reduce((older, newer) -> newer);
  }

  private String unknown(String host, String name) {
    return "a client asks for the host "
        + host
        + ", but the servers are "
        + servers.stream().map(ConversationMember::address).collect(Collectors.joining(", "))
        + "; correct the hosts in a declared hello, or start a server with name(\""
        + name
        + "\")";
  }
}
