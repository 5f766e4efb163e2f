package io.mockmongo.tls;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.mockmongo.socket.Endpoint;
import io.mockmongo.socket.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A TLS handshake of a client and a server over a real connection. */
final class Meeting {

  private static final int LONGEST_MILLIS = 10_000;

  private Meeting() {}

  /**
   * Has a client of the JDK, which verifies the host's name, meet a server.
   *
   * @return what the server says was agreed on
   * @throws IOException if one does not agree, the client's reason first
   */
  static String of(SSLContext client, String host, Supplier<SSLEngine> server) throws IOException {
    Endpoint listening = Endpoint.tls(Endpoint.LOOPBACK, Endpoint.ANY_PORT, server);
    try (Socket there = new Socket(InetAddress.getLoopbackAddress(), port(listening))) {
      there.setSoTimeout(LONGEST_MILLIS);
      Transport here = listening.accept();
      try {
        var agreed =
            CompletableFuture.supplyAsync(() -> open(here)).orTimeout(LONGEST_MILLIS, MILLISECONDS);
        shakeHands(there, client, host);
        return agreed.join();
      } finally {
        here.close();
      }
    } catch (CompletionException e) {
      throw e.getCause() instanceof IOException reason ? reason : new IOException(e.getCause());
    } finally {
      listening.close();
    }
  }

  private static int port(Endpoint endpoint) {
    String address = endpoint.address();
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private static void shakeHands(Socket there, SSLContext client, String host) throws IOException {
    SSLSocket secure = (SSLSocket) client.getSocketFactory().createSocket(there, host, 1, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
  }

  private static String open(Transport server) {
    try {
      server.open();
      return server.agreed().orElseThrow();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
