package io.mockmongo.front;

import io.mockmongo.call.ServerThreads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A SOCKS 5 proxy on loopback, whose clients ask for servers by {@code host:port}: nothing resolves
 * the name, and the client's socket is handed over to the server. Thread-safe.
 *
 * <pre>{@code
 * SocksProxy proxy = SocksProxy.start(hosts::find, problems::add);
 * InetSocketAddress address = proxy.address();   // proxyHost and proxyPort of clients
 * proxy.close();
 * }</pre>
 *
 * <p>Specification: RFC 1928.
 */
public final class SocksProxy {

  private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration END_TIMEOUT = Duration.ofSeconds(2);

  private final ServerThreads threads = new ServerThreads("mockmongo SOCKS proxy");
  private final Set<Socket> inHandshake = ConcurrentHashMap.newKeySet();
  private final Function<String, Optional<Backend>> hosts;
  private final Consumer<String> problems;
  private final Duration handshakeTimeout;
  private final Front front;
  private volatile boolean closed;

  private SocksProxy(
      Function<String, Optional<Backend>> hosts,
      Consumer<String> problems,
      Duration handshakeTimeout) {
    this.hosts = hosts;
    this.problems = problems;
    this.handshakeTimeout = handshakeTimeout;
    this.front = Front.start(threads, this::begin);
  }

  /**
   * Starts a proxy.
   *
   * @param hosts finds the server for a {@code host:port}; a client that asks for an unknown one
   *     gets the error "host unreachable"
   * @param problems receives a sentence for each client that fails in the handshake
   * @return the proxy, ready for clients
   * @throws java.io.UncheckedIOException if no port could be opened
   */
  public static SocksProxy start(
      Function<String, Optional<Backend>> hosts, Consumer<String> problems) {
    return start(hosts, problems, HANDSHAKE_TIMEOUT);
  }

  static SocksProxy start(
      Function<String, Optional<Backend>> hosts, Consumer<String> problems, Duration timeout) {
    return new SocksProxy(hosts, problems, timeout);
  }

  /** Returns the address of the proxy. */
  public InetSocketAddress address() {
    return front.address();
  }

  /** Begins a handshake on a thread of its own: clients may take their time. */
  private boolean begin(Socket client) {
    threads.startMostlyWaiting("handshake at port " + client.getLocalPort(), () -> serve(client));
    return true;
  }

  private void serve(Socket client) {
    inHandshake.add(client);
    boolean taken = false;
    try {
      taken = !closed && connect(client);
    } catch (SocksException e) {
      problems.accept(by(client) + " is refused: " + e.getMessage());
    } catch (SocketTimeoutException e) {
      problems.accept(
          by(client)
              + " is refused: it did not finish its handshake within "
              + handshakeTimeout.toMillis()
              + " ms");
    } catch (IOException clientGone) {
      // then there is nobody to serve
    } finally {
      inHandshake.remove(client);
      if (!taken) {
        close(client);
      }
    }
  }

  private String by(Socket client) {
    return "a client of the SOCKS proxy at port " + client.getLocalPort();
  }

  /** Performs the handshake and hands the client over; returns false if it is to be closed. */
  private boolean connect(Socket client) throws IOException {
    client.setTcpNoDelay(true);
    DeadlineInput in = new DeadlineInput(client, handshakeTimeout);
    SocksHandshake handshake = new SocksHandshake(in, client.getOutputStream());
    String destination = handshake.destination();
    Optional<Backend> backend = hosts.apply(destination);
    if (backend.isEmpty()) {
      handshake.reply(SocksReply.HOST_UNREACHABLE);
      return false;
    }
    if (!backend.get().isListening()) {
      handshake.reply(SocksReply.CONNECTION_REFUSED);
      return false;
    }
    in.unlimited();
    handshake.reply(SocksReply.SUCCEEDED);
    return backend.get().takeOver(client);
  }

  /**
   * Stops listening, ends handshakes that are in progress, and waits for the proxy's threads.
   * Connections that servers have taken over stay. Does nothing the second time.
   *
   * @throws IllegalStateException if a thread does not end
   */
  public void close() {
    closed = true;
    front.close();
    inHandshake.forEach(SocksProxy::close);
    threads.awaitEnd("the SOCKS proxy", END_TIMEOUT);
  }

  private static void close(Socket client) {
    try {
      client.close();
    } catch (IOException alreadyGone) {
      // already closed
    }
  }
}
