package io.mockmongo.server;

import io.mockmongo.front.Backend;
import io.mockmongo.front.SocksProxy;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The host names of the servers of one conversation. Clients ask a SOCKS proxy for them, which is
 * started for the first named server; it leads to the other servers too. Thread-safe.
 */
final class HostNames {

  private final List<ConversationMember> servers;
  private final Consumer<String> warnings;
  private SocksProxy proxy;

  /**
   * Creates host names without a proxy.
   *
   * @param servers the servers of the conversation, oldest first; a live view
   * @param warnings is told of clients that ask for unknown hosts
   */
  HostNames(List<ConversationMember> servers, Consumer<String> warnings) {
    this.servers = servers;
    this.warnings = warnings;
  }

  /**
   * Returns the connection string options that lead clients to the proxy, which is started if it is
   * not running.
   *
   * @param name the name of the next server
   * @throws IllegalStateException if another server has the name
   */
  synchronized List<String> reserve(String name) {
    if (find(name).filter(server -> !server.isClosed()).isPresent()) {
      throw new IllegalStateException(
          "name(\""
              + name
              + "\"): another server of the conversation has this name; close it, or give this one"
              + " another name");
    }
    if (proxy == null) {
      proxy = SocksProxy.start(this::backend, warnings);
    }
    InetSocketAddress address = proxy.address();
    return List.of(
        "proxyHost=" + address.getAddress().getHostAddress(), "proxyPort=" + address.getPort());
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
      warnings.accept(unknown(destination));
    }
    return server.map(ConversationMember::listener);
  }

  /** Returns the newest server with an address: drivers write hosts in small letters. */
  private Optional<ConversationMember> find(String address) {
    return servers.stream()
        .filter(server -> server.address().equalsIgnoreCase(address))
        .reduce((older, newer) -> newer);
  }

  private String unknown(String destination) {
    return "a client asks for the host "
        + destination
        + ", but the servers are "
        + servers.stream().map(ConversationMember::address).collect(Collectors.joining(", "))
        + "; correct the hosts in a declared hello, or start a server with name(\""
        + destination
        + "\")";
  }
}
